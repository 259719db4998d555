package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Agents do not pick from this queue: Next gives its cases.
public final class PickNotAllowed extends Refusal {

  PickNotAllowed(String reference, String queue) {
    super(
        Kind.FORBIDDEN,
        "dispatch.pick-not-allowed",
        "case " + reference + " must come by Next: nobody picks from queue " + queue,
        Map.of("reference", reference, "queue", queue));
  }
}
