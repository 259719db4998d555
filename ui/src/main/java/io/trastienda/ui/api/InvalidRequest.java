package io.trastienda.ui.api;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A parameter of a request breaks a rule.
final class InvalidRequest extends Refusal {

  InvalidRequest(String thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "api.invalid-request",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
