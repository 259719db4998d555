package io.trastienda.platform.handling;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Somebody who waits for a decision about a case asks again.
public final class CorrectionWaits extends Refusal {

  CorrectionWaits(String reference) {
    super(
        Kind.CONFLICT,
        "handling.correction-waits",
        "the last correction for case " + reference + " must be decided before the next",
        Map.of("reference", reference));
  }
}
