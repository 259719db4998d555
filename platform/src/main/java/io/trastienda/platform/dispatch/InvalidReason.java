package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A reason says nothing or too much.
public final class InvalidReason extends Refusal {

  static final int LONGEST = 200;

  InvalidReason(int length) {
    super(
        Kind.INVALID,
        "dispatch.invalid-reason",
        "reason must be 1 to " + LONGEST + " characters, but is " + length,
        Map.of("longest", LONGEST, "length", length));
  }
}
