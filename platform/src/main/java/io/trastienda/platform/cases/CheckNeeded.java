package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A case may not be completed by one person alone.
public final class CheckNeeded extends Refusal {

  CheckNeeded(String reference) {
    super(
        Kind.CONFLICT,
        "cases.check-needed",
        "case " + reference + " must be checked by a second person before it is completed",
        Map.of("reference", reference));
  }
}
