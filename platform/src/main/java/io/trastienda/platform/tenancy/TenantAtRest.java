package io.trastienda.platform.tenancy;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The client is suspended or closed: nobody works for it.
public final class TenantAtRest extends Refusal {

  TenantAtRest(String slug) {
    super(
        Kind.FORBIDDEN,
        "tenancy.tenant-at-rest",
        "client '" + slug + "' must be served, but is suspended or closed",
        Map.of("client", slug));
  }
}
