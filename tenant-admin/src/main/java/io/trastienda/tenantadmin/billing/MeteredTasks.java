package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.CaseFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `client.metered_task`.
@Component
class MeteredTasks {

  private static final String COLUMNS =
      """
      select id, case_id, completion, reference, work_type, priority, outcome, completed_at, unbilled
      from client.metered_task
      """;
  private static final String OF_LINE =
      """
      where tenant_id = :tenant and work_type = :type and priority = :priority
        and completed_at >= :from and completed_at < :to and (unbilled is not null) = :covered
      """;

  private final JdbcClient jdbc;

  MeteredTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How many tasks of one kind a stretch of time has.
  ///
  /// @param covered whether they are not priced
  record Count(String workType, int priority, boolean covered, long quantity) {}

  /// Where a task stands among the tasks of its line.
  record Place(long position, long quantity) {}

  /// Writes the task of a completion; the same fact a second time changes nothing, while another
  /// fact for the same completion is refused by the database.
  void insert(CaseFact fact, CaseFact.Completion completion) {
    jdbc.sql(
            """
            insert into client.metered_task(tenant_id, fact_id, case_id, completion, reference,
              work_type, work_type_version, priority, outcome, opened_at, completed_at, replayed, unbilled)
            values (:tenant, :fact, :case, :completion, :reference,
              :type, :version, :priority, :outcome, :opened, :completed, :replayed, :unbilled)
            on conflict (tenant_id, fact_id) do nothing
            """)
        .param("tenant", fact.tenant().value())
        .param("fact", fact.id())
        .param("case", fact.caseId().value())
        .param("completion", completion.number())
        .param("reference", fact.reference())
        .param("type", fact.workType())
        .param("version", fact.workTypeVersion())
        .param("priority", fact.priority())
        .param("outcome", completion.outcome(), Types.VARCHAR)
        .param("opened", utc(fact.openedAt()))
        .param("completed", utc(fact.occurredAt()))
        .param("replayed", fact.replayed())
        .param("unbilled", completion.unbilled(), Types.VARCHAR)
        .update();
  }

  /// The completion time of the client's last task before an instant, or of its last task.
  Optional<Instant> lastBefore(TenantId tenant, @Nullable Instant before) {
    return jdbc.sql(
            """
            select completed_at from client.metered_task
            where tenant_id = :tenant and completed_at < coalesce(:before, 'infinity'::timestamptz)
            order by completed_at desc limit 1
            """)
        .param("tenant", tenant.value())
        .param("before", before == null ? null : utc(before), Types.TIMESTAMP_WITH_TIMEZONE)
        .query((row, _) -> instant(row))
        .optional();
  }

  /// Counts a stretch of time by kind, by work type then priority.
  List<Count> count(TenantId tenant, Instant from, Instant to) {
    return jdbc.sql(
            """
            select work_type, priority, unbilled is not null as covered, count(*) as quantity
            from client.metered_task
            where tenant_id = :tenant and completed_at >= :from and completed_at < :to
            group by 1, 2, 3 order by work_type collate "C", priority, covered
            """)
        .param("tenant", tenant.value())
        .param("from", utc(from))
        .param("to", utc(to))
        .query((row, _) ->
            new Count(
                row.getString("work_type"),
                row.getInt("priority"),
                row.getBoolean("covered"),
                row.getLong("quantity")))
        .list();
  }

  long quantity(TenantId tenant, LineKey line, Instant from, Instant to) {
    return ofLine("select count(*) from client.metered_task " + OF_LINE, tenant, line, from, to)
        .query(Long.class)
        .single();
  }

  List<MeteredTask> page(
      TenantId tenant, LineKey line, Instant from, Instant to, int offset, int limit) {
    return ofLine(
            COLUMNS + OF_LINE + "order by completed_at, id offset :offset limit :limit",
            tenant,
            line,
            from,
            to)
        .param("offset", offset)
        .param("limit", limit)
        .query(MeteredTasks::row)
        .list();
  }

  Optional<MeteredTask> find(TenantId tenant, long id) {
    return jdbc.sql(COLUMNS + "where tenant_id = :tenant and id = :id")
        .param("tenant", tenant.value())
        .param("id", id)
        .query(MeteredTasks::row)
        .optional();
  }

  Place place(TenantId tenant, LineKey line, Instant from, Instant to, MeteredTask task) {
    return ofLine(
            """
            select count(*) as quantity,
              count(*) filter (where (completed_at, id) <= (:at, :id)) as position
            from client.metered_task
            """
                + OF_LINE,
            tenant,
            line,
            from,
            to)
        .param("at", utc(task.completedAt()))
        .param("id", task.id())
        .query((row, _) -> new Place(row.getLong("position"), row.getLong("quantity")))
        .single();
  }

  private JdbcClient.StatementSpec ofLine(
      String sql, TenantId tenant, LineKey line, Instant from, Instant to) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("type", line.workType())
        .param("priority", line.priority())
        .param("covered", line.covered())
        .param("from", utc(from))
        .param("to", utc(to));
  }

  /// PostgreSQL keeps microseconds and rounds: cut off, or the last instant of a month would move
  /// into the next.
  private static OffsetDateTime utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("completed_at", OffsetDateTime.class).toInstant();
  }

  private static MeteredTask row(ResultSet row, int number) throws SQLException {
    return new MeteredTask(
        row.getLong("id"),
        new CaseId(row.getLong("case_id")),
        row.getInt("completion"),
        row.getString("reference"),
        row.getString("work_type"),
        row.getInt("priority"),
        row.getString("outcome"),
        instant(row),
        row.getString("unbilled"));
  }
}
