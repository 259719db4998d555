package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.CaseFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `operator.dispatch_item`, as far as they change.
@Component
class Items {

  /// The clients for which a person holds one of some roles at this moment.
  static final String MINE =
      """
      mine as materialized (
        select distinct m.tenant_id
        from operator.membership m
        join operator.person p on p.id = m.person_id and not p.disabled
        join operator.tenant t on t.id = m.tenant_id and t.state not in ('SUSPENDED', 'CLOSED')
        where m.person_id = :person and m.role = any(:roles)
          and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
      )
      """;

  /// The next case and its lease, in one statement.
  ///
  /// The candidates are the first few of each client and priority by due time, the first few of
  /// each client by age, and what leases left behind; each list is the beginning of an index. They
  /// are scored for this moment, and the best row that nobody else is taking is locked. Score: one
  /// for each step of priority, two for a used-up service level, one for every ten days of age.
  private static final String PATTERN =
      "with "
          + MINE
          + """
          , candidate as materialized (
            (select d.tenant_id, d.case_id, d.priority, d.opened_at, d.due_at, d.claimed_at, true as own
             from operator.dispatch_item d join mine using (tenant_id)
             where d.state = 'HELD' and d.holder = :person and d.lease_until >= now()
             order by d.claimed_at limit FEW_ROWS)
            union all
            select c.*, null, false
            from mine cross join generate_series(1, 4) as class(priority) cross join lateral (
              select d.tenant_id, d.case_id, d.priority, d.opened_at, d.due_at
              from operator.dispatch_item d
              where d.tenant_id = mine.tenant_id and d.priority = class.priority and d.state = 'WAITING'
              order by d.due_at, d.opened_at limit FEW_ROWS) c
            union all
            select c.*, null, false
            from mine cross join lateral (
              select d.tenant_id, d.case_id, d.priority, d.opened_at, d.due_at
              from operator.dispatch_item d
              where d.tenant_id = mine.tenant_id and d.state = 'WAITING'
              order by d.opened_at limit FEW_ROWS) c
            union all
            (select d.tenant_id, d.case_id, d.priority, d.opened_at, d.due_at, null, false
             from operator.dispatch_item d
             where d.state = 'HELD' and d.lease_until < now() and d.tenant_id in (select tenant_id from mine)
             order by d.lease_until limit FEW_ROWS)
          ), scored as (
            select c.*, coalesce(c.due_at < :now, false) as overdue,
              4 - c.priority
              + 2 * case
                  when c.due_at is null then 0
                  when c.due_at <= c.opened_at then 1
                  else least(1, greatest(0, extract(epoch from :now - c.opened_at)::float8
                    / extract(epoch from c.due_at - c.opened_at)::float8))
                end
              + extract(epoch from :now - c.opened_at)::float8 / 864000 as score
            from candidate c
          ), ranked as materialized (
            select s.*, row_number() over (
              order by s.own desc, s.claimed_at, s.overdue desc, s.score desc, s.opened_at, s.case_id) as place
            from scored s order by place limit MANY_ROWS
          ), best as (
            select d.tenant_id, d.case_id, r.own, r.overdue
            from ranked r join operator.dispatch_item d on d.tenant_id = r.tenant_id and d.case_id = r.case_id
            where case when r.own then d.state = 'HELD' and d.holder = :person and d.lease_until >= now()
              else d.state = 'WAITING' or (d.state = 'HELD' and d.lease_until < now()) end
            order by r.place limit 1
            for update of d skip locked
          )
          update operator.dispatch_item d set
            state = 'HELD', holder = :person, parked_by = null,
            claimed_at = case when best.own then d.claimed_at else :now end,
            leased_at = case when best.own then d.leased_at else now() end,
            lease_until = now() + make_interval(secs => :lease),
            fence = case when best.own then d.fence else nextval('operator.dispatch_fence') end
          from best where d.tenant_id = best.tenant_id and d.case_id = best.case_id
          returning new.reference, new.priority, new.fence, new.lease_until, new.due_at, best.own, best.overdue,
            coalesce(new.due_at < :now + interval '1 hour', false) as due_soon,
          """
          + Hold.COLUMNS;

  private static final String LEASE_ONE =
      """
      with wanted as (
        select tenant_id, case_id, state = 'HELD' and lease_until >= now() as own
        from operator.dispatch_item
        where tenant_id = :tenant and case_id = :case
          and (state = 'WAITING' or (state = 'HELD' and (lease_until < now() or holder = :person)))
        for update
      )
      update operator.dispatch_item d set
        state = 'HELD', holder = :person, parked_by = null,
        claimed_at = case when wanted.own then d.claimed_at else :now end,
        leased_at = case when wanted.own then d.leased_at else now() end,
        lease_until = now() + make_interval(secs => :lease),
        fence = case when wanted.own then d.fence else nextval('operator.dispatch_fence') end
      from wanted where d.tenant_id = wanted.tenant_id and d.case_id = wanted.case_id
      returning new.reference, new.priority, new.fence, new.lease_until, new.due_at, wanted.own,
        coalesce(new.due_at < :now, false) as overdue,
        coalesce(new.due_at < :now + interval '1 hour', false) as due_soon,
      """
          + Hold.COLUMNS;

  /// A hold survives every step that leaves the case with an agent; a parked case that moves waits.
  private static final String KEEP =
      """
      insert into operator.dispatch_item as item(tenant_id, case_id, reference, work_type, queue, skills, weight,
        priority, opened_at, due_at, state, sequence, replayed)
      values (:tenant, :case, :reference, :workType, :queue, :skills, :weight,
        :priority, :openedAt, :dueAt, :state, :sequence, :replayed)
      on conflict (tenant_id, case_id) do update set
        reference = excluded.reference, work_type = excluded.work_type, queue = excluded.queue,
        skills = excluded.skills, weight = excluded.weight, priority = excluded.priority,
        opened_at = excluded.opened_at, due_at = excluded.due_at,
        sequence = excluded.sequence, replayed = excluded.replayed,
        state = case when excluded.state = 'WAITING' and item.state = 'HELD' then 'HELD' else excluded.state end,
        holder = case when excluded.state = 'WAITING' then item.holder end,
        claimed_at = case when excluded.state = 'WAITING' then item.claimed_at end,
        leased_at = case when excluded.state = 'WAITING' then item.leased_at end,
        lease_until = case when excluded.state = 'WAITING' then item.lease_until end,
        parked_by = case when excluded.state = 'PARKED' then coalesce(item.holder, item.parked_by) end
      where item.sequence < excluded.sequence
      returning new.state as new_state,
      """
          + Hold.COLUMNS;

  private static final String DROP =
      """
      delete from operator.dispatch_item where tenant_id = :tenant and case_id = :case and sequence < :sequence
      returning
      """
          + Hold.COLUMNS;

  private static final String END =
      """
      state = 'WAITING', holder = null, claimed_at = null, leased_at = null, lease_until = null
      """;

  /// How many rows each list gives is written into the statement, so that it is planned once.
  static final String NEXT = PATTERN.replace("FEW_ROWS", "8").replace("MANY_ROWS", "64");

  private static final String NEXT_OF_MANY =
      PATTERN.replace("FEW_ROWS", "512").replace("MANY_ROWS", "4096");

  private final JdbcClient jdbc;
  private final DispatchSettings settings;
  private final Clock clock;

  Items(JdbcClient jdbc, DispatchSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /// A new or renewed lease, and the hold of somebody else that it ended.
  record Leased(Offer offer, boolean renewed, Optional<Hold> before) {}

  /// What stands about a case.
  record Row(
      String reference, String state, @Nullable PersonId holder, long fence, boolean leaseOver) {}

  /// Leases the best waiting case of the clients that a person is an agent for. Others may be
  /// taking all of the first few candidates at this moment; then there is a second look at many.
  Optional<Leased> next(PersonId person) {
    return lease(person, NEXT).or(() -> lease(person, NEXT_OF_MANY));
  }

  private Optional<Leased> lease(PersonId person, String sql) {
    return next(jdbc.sql(sql), person, clock.instant(), settings).query(Items::leased).optional();
  }

  static JdbcClient.StatementSpec next(
      JdbcClient.StatementSpec statement, PersonId person, Instant now, DispatchSettings settings) {
    return statement
        .param("person", person.value())
        .param("roles", new String[] {"AGENT"})
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", settings.lease().toMillis() / 1_000.0);
  }

  /// Leases one case if it waits or is the person's already.
  Optional<Leased> lease(TenantId tenant, CaseId id, PersonId person) {
    return one(LEASE_ONE, tenant, id)
        .param("person", person.value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("lease", settings.lease().toMillis() / 1_000.0)
        .query(Items::leased)
        .optional();
  }

  /// Prolongs a hold that nobody else has taken yet, even if its lease has run out.
  Optional<Instant> renew(TenantId tenant, CaseId id, PersonId person, long fence) {
    return one(
            """
            update operator.dispatch_item set lease_until = now() + make_interval(secs => :lease)
            where tenant_id = :tenant and case_id = :case
              and state = 'HELD' and holder = :person and fence = :fence
            returning lease_until
            """,
            tenant,
            id)
        .param("person", person.value())
        .param("fence", fence)
        .param("lease", settings.lease().toMillis() / 1_000.0)
        .query((row, _) -> instant(row, "lease_until"))
        .optional();
  }

  /// Ends a person's hold.
  Optional<Hold> release(TenantId tenant, CaseId id, PersonId person, long fence) {
    return one(
            "update operator.dispatch_item set "
                + END
                + """
                where tenant_id = :tenant and case_id = :case
                  and state = 'HELD' and holder = :person and fence = :fence
                returning
                """
                + Hold.COLUMNS,
            tenant,
            id)
        .param("person", person.value())
        .param("fence", fence)
        .query((row, _) -> Hold.of(row).orElseThrow())
        .optional();
  }

  /// Ends anybody's hold.
  Optional<Hold> take(TenantId tenant, CaseId id) {
    return one(
            "update operator.dispatch_item set "
                + END
                + "where tenant_id = :tenant and case_id = :case and state = 'HELD' returning"
                + Hold.COLUMNS,
            tenant,
            id)
        .query((row, _) -> Hold.of(row).orElseThrow())
        .optional();
  }

  /// Ends holds whose lease is over, the longest over first.
  List<Hold> expire(int most) {
    return jdbc.sql(
            "update operator.dispatch_item d set "
                + END
                + """
                from (select tenant_id, case_id from operator.dispatch_item
                  where state = 'HELD' and lease_until < now()
                  order by lease_until limit :most for update skip locked) over
                where d.tenant_id = over.tenant_id and d.case_id = over.case_id
                returning
                """
                + Hold.COLUMNS)
        .param("most", most)
        .query((row, _) -> Hold.of(row).orElseThrow())
        .list();
  }

  /// Reads a row and keeps everybody else from changing it until the transaction ends.
  Optional<Row> lock(TenantId tenant, CaseId id) {
    return one(
            """
            select reference, state, holder, fence, coalesce(lease_until < now(), true) as lease_over
            from operator.dispatch_item where tenant_id = :tenant and case_id = :case for update
            """,
            tenant,
            id)
        .query(Items::row)
        .optional();
  }

  /// Writes where a case stands after a step, unless a later one is known.
  ///
  /// @return the hold that the step ended
  Optional<Hold> keep(CaseFact fact, QueueItem.State state, Demand demand) {
    String queue = fact.queue();
    Instant dueAt = fact.dueAt();
    return one(KEEP, fact.tenant(), fact.caseId())
        .param("reference", fact.reference())
        .param("workType", fact.workType())
        .param("queue", queue == null ? fact.workType() : queue)
        .param("skills", demand.skills().toArray(String[]::new))
        .param("weight", demand.weight())
        .param("priority", fact.priority())
        .param("openedAt", fact.openedAt().atOffset(ZoneOffset.UTC))
        .param("dueAt", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC))
        .param("state", state.name())
        .param("sequence", fact.sequence())
        .param("replayed", fact.replayed())
        .query((row, _) ->
            row.getString("new_state").equals("HELD") ? Optional.<Hold>empty() : Hold.of(row))
        .optional()
        .flatMap(hold -> hold);
  }

  /// Forgets a case that a step closed.
  ///
  /// @return the hold that the step ended
  Optional<Hold> drop(CaseFact fact) {
    return one(DROP, fact.tenant(), fact.caseId())
        .param("sequence", fact.sequence())
        .query((row, _) -> Hold.of(row))
        .optional()
        .flatMap(hold -> hold);
  }

  private JdbcClient.StatementSpec one(String sql, TenantId tenant, CaseId id) {
    return jdbc.sql(sql).param("tenant", tenant.value()).param("case", id.value());
  }

  private static Leased leased(ResultSet row, int number) throws SQLException {
    boolean own = row.getBoolean("own");
    Offer offer =
        new Offer(
            new TenantId(row.getInt("tenant_id")),
            new CaseId(row.getLong("case_id")),
            row.getString("reference"),
            row.getLong("fence"),
            instant(row, "lease_until"),
            instantIfAny(row, "due_at"),
            why(
                own,
                row.getBoolean("overdue"),
                row.getBoolean("due_soon"),
                row.getInt("priority")));
    return new Leased(offer, own, own ? Optional.empty() : Hold.of(row));
  }

  /// Gives the reasons in words of the bundle: the strongest first, age if there is no other.
  static List<String> why(boolean own, boolean overdue, boolean dueSoon, int priority) {
    if (own) {
      return List.of("dispatch.why.held");
    }
    List<String> why = new ArrayList<>();
    if (overdue) {
      why.add("dispatch.why.overdue");
    } else if (dueSoon) {
      why.add("dispatch.why.due-soon");
    }
    if (priority <= 2) {
      why.add("dispatch.why.priority");
    }
    return why.isEmpty() ? List.of("dispatch.why.oldest") : List.copyOf(why);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    long holder = row.getLong("holder");
    return new Row(
        row.getString("reference"),
        row.getString("state"),
        holder == 0 ? null : new PersonId(holder),
        row.getLong("fence"),
        row.getBoolean("lease_over"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
