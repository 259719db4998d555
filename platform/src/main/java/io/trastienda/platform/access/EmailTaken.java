package io.trastienda.platform.access;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Another person has the e-mail address.
public final class EmailTaken extends Refusal {

  EmailTaken() {
    super(Kind.CONFLICT, "access.email-taken", "another person has this e-mail address", Map.of());
  }
}
