package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The client's statements have no such line or task.
public final class NoSuchLine extends Refusal {

  NoSuchLine(String what) {
    super(
        Kind.NOT_FOUND,
        "billing.no-such-line",
        "there is no line or task " + what + " on this client's statements",
        Map.of("what", what));
  }
}
