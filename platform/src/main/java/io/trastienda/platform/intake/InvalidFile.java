package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A file cannot be read as a log at all: it is empty, cut off or has no usable header.
public final class InvalidFile extends Refusal {

  InvalidFile(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "intake.invalid-file",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
