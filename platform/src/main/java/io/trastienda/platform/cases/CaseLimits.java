package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// When cases use up parts of what their service level promises: the same clocks that give a case
/// its due date, asked for a percentage of each promise, many cases at a time.
@Service
@Transactional(readOnly = true)
public class CaseLimits {

  private static final int MOST = 5_000;

  private static final String CLOCKS =
      """
      select id, work_type, work_type_version, calendar_version, service_level_version, priority, opened_at,
        counts_from, first_action_at, closed_at
      from client.work_case where tenant_id = :tenant
      """;

  private final CatalogueDesk catalogue;
  private final JdbcClient jdbc;

  CaseLimits(CatalogueDesk catalogue, JdbcClient jdbc) {
    this.catalogue = catalogue;
    this.jdbc = jdbc;
  }

  /// What a service level promises of one case.
  public enum Promise {
    /// An agent begins.
    FIRST_ACTION,
    /// The case is complete.
    RESOLUTION,
    /// Even the slowest case is complete.
    TAIL
  }

  /// When a part of a promise is used up, if the clock goes on as it does.
  ///
  /// @param promise which
  /// @param percent of its business seconds, from 1
  /// @param at when
  public record Mark(Promise promise, int percent, Instant at) {}

  /// The marks of one open case.
  ///
  /// @param id the case
  /// @param plan stands for what they come from: versions, priority, and where the clock began to
  ///   count; another plan may be crossed again
  /// @param countsFrom where the clock began to count
  /// @param marks none for what is not promised, for the first action once an agent began, and for
  ///   what lies ahead of a paused clock
  public record Marked(CaseId id, String plan, Instant countsFrom, List<Mark> marks) {

    /// Copies the list.
    public Marked {
      marks = List.copyOf(marks);
    }
  }

  /// How often a part of a promise was used up.
  ///
  /// @param within how often between two moments
  /// @param open how many open cases are past one of the marks at the second moment
  /// @param most whether there are more cases than were looked at
  public record Crossings(int within, int open, boolean most) {}

  /// Gives the marks of cases. Only the product's own jobs call it.
  ///
  /// @return one for each that is open
  public List<Marked> marks(TenantId tenant, Collection<CaseId> ids, Collection<Integer> percents) {
    Long[] numbers = ids.stream().map(CaseId::value).toArray(Long[]::new);
    List<Clocked> open =
        clocks(
            tenant,
            jdbc.sql(CLOCKS + " and id = any(:ids) and category <> 'CLOSED'")
                .param("tenant", tenant.value())
                .param("ids", numbers));
    List<Marked> marked = new ArrayList<>();
    for (Clocked one : open) {
      List<Mark> marks = new ArrayList<>();
      for (Promise promise : Promise.values()) {
        if (promise != Promise.FIRST_ACTION || one.row().firstAction() == null) {
          marks.addAll(one.marks(promise, percents));
        }
      }
      marked.add(new Marked(one.row().id(), one.row().plan(), one.row().countsFrom(), marks));
    }
    return marked;
  }

  /// Counts how often cases crossed a part of a promise, by the clocks that they have now.
  ///
  /// @param workType only this kind, null for all
  /// @param queue only this queue, null for all
  /// @param from inclusive
  /// @param to exclusive
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public Crossings crossings(
      TenantId tenant,
      Promise promise,
      Collection<Integer> percents,
      @Nullable String workType,
      @Nullable String queue,
      Instant from,
      Instant to) {
    String which =
        """
         and (category <> 'CLOSED' or closed_at >= :from)
         and (:workType::text is null or work_type = :workType)
         and (:queue::text is null or coalesce(queue, work_type) = :queue)
         order by opened_at desc limit :most
        """;
    List<Clocked> seen =
        clocks(
            tenant,
            jdbc.sql(CLOCKS + which)
                .param("tenant", tenant.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("workType", workType)
                .param("queue", queue)
                .param("most", MOST));
    int within = 0;
    int open = 0;
    for (Clocked one : seen) {
      List<Mark> crossed =
          one.marks(promise, percents).stream()
              .filter(mark -> mark.at().isBefore(to) && one.row().stillOwed(promise, mark.at()))
              .toList();
      within += (int) crossed.stream().filter(mark -> !mark.at().isBefore(from)).count();
      open += !crossed.isEmpty() && one.row().stillOwed(promise, to) ? 1 : 0;
    }
    return new Crossings(within, open, seen.size() == MOST);
  }

  private List<Clocked> clocks(TenantId tenant, JdbcClient.StatementSpec statement) {
    List<Row> rows = statement.query(CaseLimits::row).list();
    Map<Long, List<CaseClock.Halt>> halts = new HashMap<>();
    jdbc.sql(
            """
            select case_id, began_at, ended_at, reason from client.pause
            where tenant_id = :tenant and case_id = any(:ids) order by case_id, number
            """)
        .param("tenant", tenant.value())
        .param("ids", rows.stream().map(row -> row.id().value()).toArray(Long[]::new))
        .query(row -> {
          halts
              .computeIfAbsent(row.getLong("case_id"), _ -> new ArrayList<>())
              .add(
                  new CaseClock.Halt(
                      moment(row, "began_at"),
                      Cases.instant(row, "ended_at"),
                      row.getString("reason")));
        });
    Map<List<Object>, Plan> plans = new HashMap<>();
    List<Clocked> clocked = new ArrayList<>();
    for (Row row : rows) {
      Plan plan =
          plans.computeIfAbsent(
              row.versions(),
              _ ->
                  catalogue.plan(
                      tenant,
                      row.workType(),
                      row.typeVersion(),
                      row.calendarVersion(),
                      row.levelVersion()));
      clocked.add(
          new Clocked(
              row,
              plan,
              new CaseClock(
                  row.openedAt(),
                  row.countsFrom(),
                  halts.getOrDefault(row.id().value(), List.of()))));
    }
    return clocked;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new CaseId(row.getLong("id")),
        row.getString("work_type"),
        row.getInt("work_type_version"),
        row.getInt("calendar_version"),
        row.getInt("service_level_version"),
        row.getInt("priority"),
        moment(row, "opened_at"),
        moment(row, "counts_from"),
        Cases.instant(row, "first_action_at"),
        Cases.instant(row, "closed_at"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    Instant at = Cases.instant(row, column);
    if (at == null) {
      throw new IllegalStateException("column " + column + " of a case has no time");
    }
    return at;
  }

  private record Row(
      CaseId id,
      String workType,
      int typeVersion,
      int calendarVersion,
      int levelVersion,
      int priority,
      Instant openedAt,
      Instant countsFrom,
      @Nullable Instant firstAction,
      @Nullable Instant closedAt) {

    List<Object> versions() {
      return List.of(workType, typeVersion, calendarVersion, levelVersion);
    }

    String plan() {
      return calendarVersion
          + "."
          + levelVersion
          + "."
          + priority
          + "."
          + countsFrom.getEpochSecond();
    }

    /// Whether nothing had happened by a moment that keeps the promise.
    boolean stillOwed(Promise promise, Instant at) {
      Instant kept = promise == Promise.FIRST_ACTION ? firstAction : closedAt;
      return kept == null || kept.isAfter(at);
    }
  }

  private record Clocked(Row row, Plan plan, CaseClock clock) {

    List<Mark> marks(Promise promise, Collection<Integer> percents) {
      OptionalLong promised =
          switch (promise) {
            case FIRST_ACTION -> plan.serviceLevel().firstActionTarget(row.priority());
            case RESOLUTION -> plan.target(row.priority());
            case TAIL -> plan.serviceLevel().tailLimit(row.priority());
          };
      if (promised.isEmpty()) {
        return List.of();
      }
      List<Mark> marks = new ArrayList<>();
      for (int percent : percents) {
        long seconds = Math.ceilDiv(promised.getAsLong() * percent, 100L);
        clock
            .due(plan.calendar(), seconds)
            .ifPresent(at -> marks.add(new Mark(promise, percent, at)));
      }
      return marks;
    }
  }
}
