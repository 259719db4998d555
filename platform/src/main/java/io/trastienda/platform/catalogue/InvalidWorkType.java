package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A work type contradicts itself.
public final class InvalidWorkType extends Refusal {

  InvalidWorkType(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "catalogue.invalid-work-type",
        "work type " + thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
