package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.time.Instant;
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

  /// The number is the last one given, but its hold has ended since.
  StaleFence(String reference, long fence, Instant now) {
    super(
        Kind.CONFLICT,
        "dispatch.lease-over",
        "hold on " + reference + " must last beyond " + now + ", but number " + fence + " is over",
        Map.of("reference", reference, "fence", fence));
  }
}
