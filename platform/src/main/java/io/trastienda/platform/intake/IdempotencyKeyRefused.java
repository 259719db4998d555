package io.trastienda.platform.intake;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A caller's key for one request does not fit the request.
public final class IdempotencyKeyRefused extends Refusal {

  IdempotencyKeyRefused(Kind kind, String rule, String value) {
    super(
        kind,
        "intake.idempotency-key",
        "idempotency key must be " + rule + ", but is '" + value + "'",
        Map.of("thing", "idempotency key", "rule", rule, "value", value));
  }
}
