package io.trastienda.platform.tenancy;

import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// Knows the database in which each tenant lives. All live in the pool; a database of a tenant's
/// own is another answer of {@link #of(int)}.
@Component
final class TenantHomes {

  private final DataSource pool;

  TenantHomes(DataSource pool) {
    this.pool = pool;
  }

  DataSource operator() {
    return pool;
  }

  DataSource of(int tenant) {
    if (tenant < 1) {
      throw new NoCall("tenant " + tenant + " has no home");
    }
    return pool;
  }
}
