package io.trastienda.platform.access;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A role was given to somebody who cannot hold it: the operator's people work for any number of
/// clients, a client's people for exactly one, platform administrators for none.
public final class InvalidMembership extends Refusal {

  InvalidMembership(Role role) {
    super(
        Kind.CONFLICT,
        "access.invalid-membership",
        "the person stands on another side and cannot be "
            + role
            + " of this client: staff serve any client, a client's people one, administrators none",
        Map.of("role", role));
  }
}
