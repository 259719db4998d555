package io.trastienda.platform.tenancy;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Another client already has the slug or the prefix.
public final class TenantNameTaken extends Refusal {

  TenantNameTaken(String slug, String prefix) {
    super(
        Kind.CONFLICT,
        "tenancy.name-taken",
        "slug '" + slug + "' or prefix '" + prefix + "' belongs to another client",
        Map.of("slug", slug, "prefix", prefix));
  }
}
