package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `operator.dispatch_item`, as far as a list of cases changes them and takes it back.
@Component
class Places {

  private final JdbcClient jdbc;

  Places(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A hold whose lease is over and a keeping that is over count for nothing.
  Optional<Place> read(TenantId tenant, CaseId id) {
    return one(
            """
            select tenant_id, case_id, reference, fence, sequence, override_priority,
              case when state = 'HELD' and lease_until < now() then 'WAITING' else state end as state,
              case when lease_until >= now() then holder end as holder,
              case when preferred_until >= now() then preferred end as preferred
            from operator.dispatch_item where tenant_id = :tenant and case_id = :case
            """,
            tenant,
            id)
        .query(Places::place)
        .optional();
  }

  /// Keeps a waiting case for an agent no longer.
  ///
  /// @return false if it is not kept for this agent, or the agent is asked
  boolean free(TenantId tenant, CaseId id, PersonId agent) {
    return one(
                """
                update operator.dispatch_item set preferred = null, preferred_until = null
                where tenant_id = :tenant and case_id = :case and preferred = :person
                  and offered_at is null
                """,
                tenant,
                id)
            .param("person", agent.value())
            .update()
        == 1;
  }

  /// Whether the last that the log knows of a case is that this person gave it back.
  boolean gaveBackLast(TenantId tenant, CaseId id, PersonId person) {
    return one(
            """
            select coalesce((select action = 'RELEASED' and person_id = :person
              from operator.dispatch_log where tenant_id = :tenant and case_id = :case
              order by id desc limit 1), false)
            """,
            tenant,
            id)
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /// Forgets that a person passed over a case.
  void forgetPass(TenantId tenant, CaseId id, PersonId person) {
    one(
            """
            delete from operator.dispatch_pass
            where person_id = :person and tenant_id = :tenant and case_id = :case
            """,
            tenant,
            id)
        .param("person", person.value())
        .update();
  }

  private JdbcClient.StatementSpec one(String sql, TenantId tenant, CaseId id) {
    return jdbc.sql(sql).param("tenant", tenant.value()).param("case", id.value());
  }

  private static Place place(ResultSet row, int number) throws SQLException {
    int putTo = row.getInt("override_priority");
    return new Place(
        new TenantId(row.getInt("tenant_id")),
        new CaseId(row.getLong("case_id")),
        row.getString("reference"),
        QueueItem.State.valueOf(row.getString("state")),
        person(row, "holder"),
        row.getLong("fence"),
        row.getInt("sequence"),
        putTo == 0 ? null : putTo,
        person(row, "preferred"));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return number == 0 ? null : new PersonId(number);
  }
}
