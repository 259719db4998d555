package io.trastienda.platform.macros;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A text block or a macro breaks a rule.
public final class InvalidMacro extends Refusal {

  InvalidMacro(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "macros.invalid",
        thing + " must be " + rule + ", but is '" + value + "'",
        Map.of("thing", thing, "rule", rule, "value", value));
  }
}
