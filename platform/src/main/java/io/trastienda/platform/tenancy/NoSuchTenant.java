package io.trastienda.platform.tenancy;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// There is no such client, or the caller may not know of it: the two are told alike.
public final class NoSuchTenant extends Refusal {

  NoSuchTenant(String slug) {
    super(
        Kind.NOT_FOUND,
        "tenancy.no-such-tenant",
        "no client is known by the name '" + slug + "'",
        Map.of("client", slug));
  }
}
