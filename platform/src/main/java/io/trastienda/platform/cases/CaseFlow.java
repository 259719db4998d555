package io.trastienda.platform.cases;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What comes in and goes out of a client's cases, for who plans the day; a client's imported past
/// does not count.
@Service
@Transactional(readOnly = true)
public class CaseFlow {

  /// How many days back arrivals and work are looked at.
  public static final int DAYS = 7;

  /// Longer stretches in work than this count as this: somebody went home with the case open.
  public static final Duration LONGEST_STRETCH = Duration.ofHours(2);

  private static final int FEWEST = 5;
  private static final int MOST = 500;

  private static final String ARRIVED =
      """
      s.category <> 'CLOSED' and (s.kind = 'OPENED' or s.from_category = 'CLOSED')\
      """;
  private static final String LEFT =
      """
      s.category = 'CLOSED' and s.from_category is distinct from 'CLOSED'\
      """;

  private final JdbcClient jdbc;

  CaseFlow(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What one queue took in and gave out.
  ///
  /// @param workType key of the work type
  /// @param queue key of the queue
  /// @param arrived cases that came in or were reopened
  /// @param done cases that were closed
  public record Line(String workType, String queue, int arrived, int done) {}

  /// What came in and went out in one hour.
  ///
  /// @param from the hour
  /// @param arrived cases that came in or were reopened
  /// @param done cases that were closed
  public record Hour(Instant from, int arrived, int done) {}

  /// How long a completion takes.
  ///
  /// @param mean time in the category in progress per completed case, stretches of more than {@link
  ///   #LONGEST_STRETCH} cut
  /// @param completions from how many completions, 5 to 500
  public record Pace(Duration mean, int completions) {}

  /// A client's day.
  ///
  /// @param lines by work type and queue, those with news only
  /// @param hours in which something came in or went out, in order
  /// @param done completions of each person
  /// @param expected arrivals to expect until the horizon: the mean over the last seven days of the
  ///   same hours
  /// @param pace how long a completion took in the last seven days; empty under 5 of them
  public record Day(
      List<Line> lines,
      List<Hour> hours,
      Map<PersonId, Integer> done,
      double expected,
      Optional<Pace> pace) {

    /// Copies the collections.
    public Day {
      lines = List.copyOf(lines);
      hours = List.copyOf(hours);
      done = Map.copyOf(done);
    }
  }

  /// Gives a client's day.
  ///
  /// @param from when it began
  /// @param now until when it is known
  /// @param horizon how far ahead arrivals are expected, up to a day
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public Day day(TenantId tenant, Instant from, Instant now, Duration horizon) {
    List<Line> lines =
        of(
                "select c.work_type, coalesce(s.queue, c.work_type) as queue, count(*) filter (where "
                    + ARRIVED
                    + ") as arrived, count(*) filter (where "
                    + LEFT
                    + ") as done from client.case_step s join client.work_case c"
                    + " on c.tenant_id = s.tenant_id and c.id = s.case_id"
                    + " where s.tenant_id = :tenant and s.occurred_at >= :from and not s.replayed"
                    + " group by 1, 2 order by 1, 2",
                tenant)
            .param("from", from.atOffset(ZoneOffset.UTC))
            .query((row, _) ->
                new Line(
                    row.getString("work_type"),
                    row.getString("queue"),
                    row.getInt("arrived"),
                    row.getInt("done")))
            .list()
            .stream()
            .filter(line -> line.arrived() + line.done() > 0)
            .toList();
    return new Day(
        lines,
        hours(tenant, from),
        done(tenant, from),
        expected(tenant, now, horizon),
        pace(tenant, now));
  }

  private List<Hour> hours(TenantId tenant, Instant from) {
    return of(
            "select date_trunc('hour', s.occurred_at) as hour, count(*) filter (where "
                + ARRIVED
                + ") as arrived, count(*) filter (where "
                + LEFT
                + ") as done from client.case_step s where s.tenant_id = :tenant"
                + " and s.occurred_at >= :from and not s.replayed group by 1 order by 1",
            tenant)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Hour(
                row.getObject("hour", OffsetDateTime.class).toInstant(),
                row.getInt("arrived"),
                row.getInt("done")))
        .list();
  }

  private Map<PersonId, Integer> done(TenantId tenant, Instant from) {
    Map<PersonId, Integer> done = new HashMap<>();
    of(
            """
            select s.person_id, count(*) as done from client.case_step s
            where s.tenant_id = :tenant and s.occurred_at >= :from and not s.replayed
              and s.completion is not null and s.person_id is not null group by 1
            """,
            tenant)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .query(row -> {
          done.put(new PersonId(row.getLong("person_id")), row.getInt("done"));
        });
    return done;
  }

  private double expected(TenantId tenant, Instant now, Duration horizon) {
    return of(
            "select count(*) / 7.0 from generate_series(1, "
                + DAYS
                + ") as back join client.case_step s on s.tenant_id = :tenant and not s.replayed"
                + " and s.occurred_at >= :now::timestamptz - make_interval(days => back)"
                + " and s.occurred_at < :now::timestamptz - make_interval(days => back)"
                + "   + make_interval(secs => :horizon)"
                + " where "
                + ARRIVED,
            tenant)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("horizon", (double) horizon.toSeconds())
        .query(Double.class)
        .single();
  }

  private Optional<Pace> pace(TenantId tenant, Instant now) {
    return of(
            """
            with done as (
              select distinct case_id from (select s.case_id from client.case_step s
                where s.tenant_id = :tenant and s.completion is not null and not s.replayed
                  and s.occurred_at >= :now::timestamptz - interval '7 days'
                order by s.occurred_at desc limit :most) latest
            ), stretch as (
              select s.case_id, s.category,
                lead(s.occurred_at) over (partition by s.case_id order by s.sequence) - s.occurred_at as length
              from client.case_step s join done using (case_id) where s.tenant_id = :tenant
            ), worked as (
              select case_id, sum(least(extract(epoch from length), :longest)) as seconds from stretch
              where category = 'IN_PROGRESS' and length > interval '0' group by case_id
            )
            select avg(seconds) as mean, count(*) as completions from worked
            """,
            tenant)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("most", MOST)
        .param("longest", LONGEST_STRETCH.toSeconds())
        .query((row, _) ->
            new Pace(
                Duration.ofSeconds(Math.round(row.getDouble("mean"))), row.getInt("completions")))
        .optional()
        .filter(pace -> pace.completions() >= FEWEST && !pace.mean().isZero());
  }

  private JdbcClient.StatementSpec of(String sql, TenantId tenant) {
    return jdbc.sql(sql).param("tenant", tenant.value());
  }
}
