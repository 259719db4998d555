package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Somebody else holds the case, or it no longer waits.
public final class CaseHeld extends Refusal {

  CaseHeld(String reference, String state) {
    super(
        Kind.CONFLICT,
        "dispatch.case-held",
        "case " + reference + " must be waiting, but is " + state,
        Map.of("reference", reference, "state", state));
  }
}
