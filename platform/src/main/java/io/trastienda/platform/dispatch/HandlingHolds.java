package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.handling.Holds;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells room handling of the holds; it waits for nobody who changes one.
@Component
class HandlingHolds implements Holds {

  private final JdbcClient jdbc;

  HandlingHolds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Instant> since(TenantId tenant, CaseId id, PersonId person, long fence) {
    return jdbc.sql(
            """
            select claimed_at from operator.dispatch_item
            where tenant_id = :tenant and case_id = :case and state = 'HELD' and holder = :person
              and fence = :fence and lease_until >= now()
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("person", person.value())
        .param("fence", fence)
        .query((row, _) -> Items.instant(row, "claimed_at"))
        .optional();
  }
}
