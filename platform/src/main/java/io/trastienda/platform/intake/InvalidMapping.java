package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A mapping contradicts itself, the file's header or the client's catalogue.
public final class InvalidMapping extends Refusal {

  InvalidMapping(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "intake.invalid-mapping",
        "mapping of " + thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
