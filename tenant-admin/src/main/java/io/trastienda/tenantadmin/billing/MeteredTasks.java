package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Money;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.tenancy.LastWrites;
import java.math.BigDecimal;
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

  private static final String OF_LINE =
      """
      from client.metered_task
      where tenant_id = :tenant and work_type = :type and priority = :priority
        and completed_at >= :from and completed_at < :to and (unbilled is not null) = :covered
      """;

  /// The tasks of a line with their places: by completion time, and by what is cut off of the exact
  /// share `:price` times quantity, as {@link LineAmount} shares out the line's cents.
  private static final String PLACED =
      """
      select * from (
        select id, case_id, completion, reference, work_type, priority, outcome, completed_at, quantity,
          unbilled, row_number() over (order by completed_at, id) as position,
          row_number() over (order by quantity * :price - trunc(quantity * :price, :digits) desc,
            completed_at, id) as remainder_rank
      """
          + OF_LINE
          + ") placed ";

  private final JdbcClient jdbc;
  private final LastWrites last;

  MeteredTasks(JdbcClient jdbc, LastWrites last) {
    this.jdbc = jdbc;
    this.last = last;
  }

  /// How many tasks of one kind a stretch of time has, and how many units they count.
  ///
  /// @param covered whether they are not priced
  record Count(String workType, int priority, boolean covered, long tasks, BigDecimal quantity) {}

  /// Where a task stands among the tasks of its line.
  record Placed(MeteredTask task, long position, long rank) {}

  /// Writes the task of a completion; the same fact a second time changes nothing, while another
  /// fact for the same completion is refused by the database.
  void insert(CaseFact fact, CaseFact.Completion completion) {
    last.add(
        """
        insert into client.metered_task(tenant_id, fact_id, case_id, completion, reference,
          work_type, work_type_version, priority, outcome, opened_at, completed_at, replayed, quantity,
          unbilled)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant_id, fact_id) do nothing
        """,
        fact.tenant().value(),
        fact.id(),
        fact.caseId().value(),
        completion.number(),
        fact.reference(),
        fact.workType(),
        fact.workTypeVersion(),
        fact.priority(),
        completion.outcome(),
        fact.openedAt().truncatedTo(ChronoUnit.MICROS),
        fact.occurredAt().truncatedTo(ChronoUnit.MICROS),
        fact.replayed(),
        completion.quantity(),
        completion.unbilled());
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
            select work_type, priority, unbilled is not null as covered, count(*) as tasks,
              sum(quantity) as quantity
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
                row.getLong("tasks"),
                row.getBigDecimal("quantity")))
        .list();
  }

  /// Adds up a line; empty if it has no task.
  Optional<LineAmount> amount(
      TenantId tenant, LineKey line, Instant from, Instant to, Money unitPrice) {
    return ofLine(
            "select count(*) as tasks, sum(quantity) as quantity,"
                + " sum(trunc(quantity * :price, :digits)) as least "
                + OF_LINE
                + " having count(*) > 0",
            tenant,
            line,
            from,
            to,
            unitPrice)
        .query((row, _) ->
            new LineAmount(
                row.getLong("tasks"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("least"),
                unitPrice))
        .optional();
  }

  /// Gives some tasks of a line, by completion time.
  List<Placed> page(
      TenantId tenant,
      LineKey line,
      Instant from,
      Instant to,
      Money unitPrice,
      int offset,
      int limit) {
    return ofLine(
            PLACED + "order by position offset :offset limit :limit",
            tenant,
            line,
            from,
            to,
            unitPrice)
        .param("offset", offset)
        .param("limit", limit)
        .query(MeteredTasks::placed)
        .list();
  }

  Optional<MeteredTask> find(TenantId tenant, long id) {
    return jdbc.sql(
            """
            select id, case_id, completion, reference, work_type, priority, outcome, completed_at,
              quantity, unbilled
            from client.metered_task where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id)
        .query(MeteredTasks::row)
        .optional();
  }

  /// Gives one task of a line in its place.
  Placed place(TenantId tenant, LineKey line, Instant from, Instant to, Money unitPrice, long id) {
    return ofLine(PLACED + "where id = :id", tenant, line, from, to, unitPrice)
        .param("id", id)
        .query(MeteredTasks::placed)
        .single();
  }

  private JdbcClient.StatementSpec ofLine(
      String sql, TenantId tenant, LineKey line, Instant from, Instant to, Money unitPrice) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("type", line.workType())
        .param("priority", line.priority())
        .param("covered", line.covered())
        .param("from", utc(from))
        .param("to", utc(to))
        .param("price", unitPrice.amount())
        .param("digits", unitPrice.currency().getDefaultFractionDigits());
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
        row.getBigDecimal("quantity").stripTrailingZeros(),
        row.getString("unbilled"));
  }

  private static Placed placed(ResultSet row, int number) throws SQLException {
    return new Placed(row(row, number), row.getLong("position"), row.getLong("remainder_rank"));
  }
}
