package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The product brings no work type template of that name.
public final class NoSuchTemplate extends Refusal {

  NoSuchTemplate(String key) {
    super(
        Kind.NOT_FOUND,
        "clients.no-such-template",
        "there is no work type template '" + key + "'",
        Map.of("template", key));
  }
}
