package io.trastienda.platform.cases;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives references. The series' row stays locked until the caller's transaction ends, so a
/// reference is given once and a rollback leaves no gap.
@Component
class CaseSeries {

  private final JdbcClient jdbc;
  private final TenantDirectory tenants;

  CaseSeries(JdbcClient jdbc, TenantDirectory tenants) {
    this.jdbc = jdbc;
    this.tenants = tenants;
  }

  Reference next(TenantId tenant, Instant openedAt) {
    TenantProfile profile = tenants.profile(tenant).orElseThrow();
    int year = Reference.yearOf(openedAt, profile.zone());
    int number =
        jdbc.sql(
                """
                insert into client.case_series as series (tenant_id, year, last)
                values (:tenant, :year, 1)
                on conflict (tenant_id, year) do update set last = series.last + 1
                returning last
                """)
            .param("tenant", tenant.value())
            .param("year", year)
            .query(Integer.class)
            .single();
    return new Reference(profile.prefix(), year, number);
  }
}
