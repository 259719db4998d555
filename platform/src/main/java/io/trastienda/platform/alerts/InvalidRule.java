package io.trastienda.platform.alerts;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A rule about who is told is none that can be followed.
public final class InvalidRule extends Refusal {

  InvalidRule(Phrase thing, Phrase rule, String value) {
    super(
        Kind.INVALID,
        "alerts.invalid-rule",
        thing + " must be " + rule + ", but is " + value,
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
