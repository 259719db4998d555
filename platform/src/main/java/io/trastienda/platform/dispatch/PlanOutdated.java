package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// What a plan was made from has changed since it was shown.
public final class PlanOutdated extends Refusal {

  PlanOutdated(int changed) {
    super(
        Kind.CONFLICT,
        "dispatch.plan-outdated",
        "queue must be as it was in the preview, but " + changed + " cases go to others by now",
        Map.of("changed", changed));
  }
}
