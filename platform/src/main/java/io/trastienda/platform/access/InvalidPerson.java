package io.trastienda.platform.access;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// What was said of a person or key breaks a rule.
public final class InvalidPerson extends Refusal {

  InvalidPerson(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "access.invalid-person",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
