package io.trastienda.platform.catalogue;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Somebody else changed the draft in between.
public final class DraftChanged extends Refusal {

  DraftChanged(String key, int seen, int now) {
    super(
        Kind.CONFLICT,
        "catalogue.draft-changed",
        "draft of work type "
            + key
            + " must be changed from its newest revision "
            + now
            + ", but was changed from "
            + seen,
        Map.of("workType", key, "seen", seen, "now", now));
  }
}
