package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Somebody changed the case after the caller looked at it.
public final class CaseChanged extends Refusal {

  CaseChanged(String reference) {
    super(
        Kind.CONFLICT,
        "cases.changed",
        "case " + reference + " was changed by somebody else in between",
        Map.of("reference", reference));
  }
}
