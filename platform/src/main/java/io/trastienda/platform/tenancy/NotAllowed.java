package io.trastienda.platform.tenancy;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The caller works for the client, but not in a role that may do this.
public final class NotAllowed extends Refusal {

  NotAllowed(String operation) {
    super(
        Kind.FORBIDDEN,
        "tenancy.not-allowed",
        "the caller's roles do not allow " + operation,
        Map.of("operation", operation));
  }
}
