package io.trastienda.platform.tenancy;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A new client's data break a rule.
public final class InvalidTenant extends Refusal {

  InvalidTenant(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "tenancy.invalid-tenant",
        "client " + thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
