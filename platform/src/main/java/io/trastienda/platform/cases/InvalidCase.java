package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// What was sent for a case breaks a rule.
public final class InvalidCase extends Refusal {

  InvalidCase(String thing, String rule, String value) {
    super(
        Kind.INVALID,
        "cases.invalid",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
