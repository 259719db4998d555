package io.trastienda.platform.access;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Too many wrong tries for an account or from an address.
public final class TooManyTries extends Refusal {

  TooManyTries(long minutes) {
    super(
        Kind.TOO_MANY,
        "access.too-many-tries",
        "too many wrong tries, wait " + minutes + " minutes",
        Map.of("minutes", minutes));
  }
}
