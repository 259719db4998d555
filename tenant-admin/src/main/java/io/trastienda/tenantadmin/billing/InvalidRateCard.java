package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A rate card breaks a rule.
public final class InvalidRateCard extends Refusal {

  InvalidRateCard(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "billing.invalid-rate-card",
        "rate card " + thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
