package io.trastienda.platform.access;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.AcrossTenants;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/// Where the operator keeps people, and what each may do for which client.
@Service
public class PeopleDesk {

  PeopleDesk() {}

  /// Creates a person who can sign in.
  ///
  /// @param password at least 10 characters; kept as an Argon2id hash
  /// @throws EmailTaken if somebody has the address
  @AcrossTenants("people belong to the operator, not to one client")
  @Allowed(Role.ADMINISTRATOR)
  public PersonId create(
      String email, String name, Locale locale, boolean administrator, String password) {
    throw new UnsupportedOperationException();
  }

  /// Gives a person a role for a client from now on; again for the same role changes nothing.
  @AcrossTenants("the operator appoints people for any client")
  @Allowed(Role.ADMINISTRATOR)
  public void grant(PersonId person, TenantId tenant, Role role) {
    throw new UnsupportedOperationException();
  }

  /// Ends a role at once: the next call of that person is judged without it.
  @AcrossTenants("the operator withdraws people from any client")
  @Allowed(Role.ADMINISTRATOR)
  public void revoke(PersonId person, TenantId tenant, Role role) {
    throw new UnsupportedOperationException();
  }

  /// Lets a person sign in no longer, or again.
  @AcrossTenants("people belong to the operator, not to one client")
  @Allowed(Role.ADMINISTRATOR)
  public void disable(PersonId person, boolean disabled) {
    throw new UnsupportedOperationException();
  }

  /// Gives everybody, by name.
  @AcrossTenants("people belong to the operator, not to one client")
  @Allowed(Role.ADMINISTRATOR)
  public List<PersonProfile> people() {
    throw new UnsupportedOperationException();
  }

  /// Gives the profile of the person who calls.
  @AcrossTenants("a person is one person over all clients")
  @Allowed(everyone = true)
  public PersonProfile me() {
    throw new UnsupportedOperationException();
  }

  /// Keeps the caller's language and theme.
  @AcrossTenants("a person is one person over all clients")
  @Allowed(everyone = true)
  public void prefer(Locale locale, String theme) {
    throw new UnsupportedOperationException();
  }

  /// Gives the staff who hold a role for a client: names for the floor, never for the client.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.QUALITY, Role.FINANCE})
  public List<PersonProfile> staff(TenantId tenant) {
    throw new UnsupportedOperationException();
  }
}
