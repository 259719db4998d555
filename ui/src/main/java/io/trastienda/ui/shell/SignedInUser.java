package io.trastienda.ui.shell;

import io.trastienda.platform.PersonId;
import java.io.Serializable;
import java.security.Principal;

/// The principal of a session: who, and nothing that could grow old.
///
/// @param number the person's number
/// @param name how they are called
record SignedInUser(long number, String name) implements Principal, Serializable {

  SignedInUser(PersonId person, String name) {
    this(person.value(), name);
  }

  PersonId person() {
    return new PersonId(number);
  }

  @Override
  public String getName() {
    return name;
  }
}
