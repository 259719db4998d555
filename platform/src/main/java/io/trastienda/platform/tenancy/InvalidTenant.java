package io.trastienda.platform.tenancy;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A new client's data break a rule.
public final class InvalidTenant extends Refusal {

  InvalidTenant(String thing, String rule, String value) {
    super(
        Kind.INVALID,
        "tenancy.invalid-tenant",
        "client " + thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
