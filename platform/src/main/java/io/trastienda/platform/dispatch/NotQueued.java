package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// Dispatch does not know the case: it is closed, or there is none.
public final class NotQueued extends Refusal {

  NotQueued(CaseId id) {
    super(
        Kind.NOT_FOUND,
        "dispatch.not-queued",
        "case number " + id + " must be in a queue, but is in none",
        Map.of("case", id.value()));
  }
}
