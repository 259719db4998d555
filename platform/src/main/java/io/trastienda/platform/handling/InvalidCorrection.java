package io.trastienda.platform.handling;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A correction of handling time breaks a rule.
public final class InvalidCorrection extends Refusal {

  InvalidCorrection(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "handling.invalid",
        thing + " must be " + rule + ", but is " + value,
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
