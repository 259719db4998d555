package io.trastienda.platform.access;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// There is no such person, or the caller is none: an API key has no profile.
public final class NoSuchPerson extends Refusal {

  NoSuchPerson(String who) {
    super(Kind.NOT_FOUND, "access.no-such-person", "no person is " + who, Map.of("person", who));
  }
}
