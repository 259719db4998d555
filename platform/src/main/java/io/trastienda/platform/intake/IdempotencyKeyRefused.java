package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A caller's key for one request does not fit the request.
public final class IdempotencyKeyRefused extends Refusal {

  IdempotencyKeyRefused(Kind kind, Phrase rule, Object value) {
    super(
        kind,
        "intake.idempotency-key",
        "idempotency key must be " + rule + ", but is '" + value + "'",
        Map.of("rule", rule, "value", value));
  }
}
