package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// What was sent for a case breaks a rule.
public final class InvalidCase extends Refusal {

  InvalidCase(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "cases.invalid",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
