package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// The caller is not asked, or no longer, to take this case.
public final class OfferOver extends Refusal {

  OfferOver(CaseId id) {
    super(
        Kind.CONFLICT,
        "dispatch.offer-over",
        "case number " + id + " must be offered to the caller, but is not any more",
        Map.of("case", id.value()));
  }
}
