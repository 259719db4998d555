package io.trastienda.platform.access;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// What was said of a person or key breaks a rule.
public final class InvalidPerson extends Refusal {

  InvalidPerson(String thing, String rule, String value) {
    super(
        Kind.INVALID,
        "access.invalid-person",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
