package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A case can only be handed to another agent of its client.
public final class NotAnAgent extends Refusal {

  NotAnAgent(String reference) {
    super(
        Kind.INVALID,
        "dispatch.not-an-agent",
        "receiver of case " + reference + " must be another agent of its client",
        Map.of("reference", reference));
  }
}
