package io.trastienda.platform.dispatch;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A skill, capacity or share is none that an agent can have.
public final class InvalidStaffing extends Refusal {

  InvalidStaffing(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "dispatch.invalid-staffing",
        thing + " must be " + rule + ", but is " + value,
        Map.of("thing", thing, "rule", rule, "value", String.valueOf(value)));
  }
}
