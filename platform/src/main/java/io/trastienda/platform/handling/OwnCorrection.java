package io.trastienda.platform.handling;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Who asked for a correction may not decide about it.
public final class OwnCorrection extends Refusal {

  OwnCorrection(String reference) {
    super(
        Kind.FORBIDDEN,
        "handling.own-correction",
        "the correction for case " + reference + " must be decided by another person",
        Map.of("reference", reference));
  }
}
