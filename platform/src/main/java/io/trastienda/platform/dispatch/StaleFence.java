package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The caller's hold on a case is over: the lease ran out or somebody else holds it.
public final class StaleFence extends Refusal {

  StaleFence(String reference, long fence, long current) {
    super(
        Kind.CONFLICT,
        "dispatch.stale-fence",
        "hold on " + reference + " must be number " + current + ", but is " + fence,
        Map.of("reference", reference, "fence", fence, "current", current));
  }
}
