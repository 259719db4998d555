package io.trastienda.platform.alerts;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// There is no mail of this number that was given up.
public final class NoSuchMail extends Refusal {

  NoSuchMail(long mail) {
    super(
        Kind.NOT_FOUND,
        "alerts.no-such-mail",
        "mail " + mail + " must be one that was given up, but is none",
        Map.of("mail", mail));
  }
}
