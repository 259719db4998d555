package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is asked to take what.
@Component
class Offers {

  private static final String OF =
      "with "
          + Items.MINE
          + """
          select d.tenant_id, d.case_id, d.reference, d.work_type, d.preferred_until, d.due_at
          from operator.dispatch_item d join mine using (tenant_id)
          where d.preferred = :person and d.preferred_until >= now() and d.offered_at is not null
          order by d.preferred_until, d.tenant_id, d.case_id
          """;

  private static final String IDLE =
      """
      select p.person_id from operator.presence p
      where p.presence = 'ON_QUEUE'
        and not exists (select from operator.dispatch_item d where d.state = 'HELD' and d.holder = p.person_id)
        and not exists (select from operator.dispatch_item d where d.preferred = p.person_id)
      order by p.since
      """;

  private final JdbcClient jdbc;

  Offers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<PushedOffer> of(PersonId person) {
    return jdbc.sql(OF)
        .param("person", person.value())
        .param("roles", new String[] {"AGENT"})
        .query((row, _) ->
            new PushedOffer(
                new TenantId(row.getInt("tenant_id")),
                new CaseId(row.getLong("case_id")),
                row.getString("reference"),
                row.getString("work_type"),
                Items.instant(row, "preferred_until"),
                Items.instantIfAny(row, "due_at")))
        .list();
  }

  /// Gives who is on queue, holds nothing and is asked nothing, the longest so first.
  List<PersonId> idle() {
    return jdbc.sql(IDLE).query((row, _) -> new PersonId(row.getLong(1))).list();
  }
}
