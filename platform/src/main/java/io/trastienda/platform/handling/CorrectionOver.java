package io.trastienda.platform.handling;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A correction does not wait any more: there is none, or somebody has decided.
public final class CorrectionOver extends Refusal {

  CorrectionOver(long number) {
    super(
        Kind.CONFLICT,
        "handling.correction-over",
        "correction " + number + " must wait to be decided, but does not",
        Map.of("number", number));
  }
}
