package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The next case of an agent: found, scored for this moment and given in one statement.
@Component
class NextItem {

  /// The agent's clients, then the lanes of theirs that the agent may work, then the first few
  /// cases of each lane: by age and priority, by due time, and of lanes whose skills relax by age
  /// alone; besides these what is kept for the agent, what was kept for somebody and is no longer,
  /// and what leases left behind. Each list is the beginning of an index. The candidates are
  /// scored, and the best row that nobody else is taking is locked.
  ///
  /// The commit does not wait for the disk: a crash within the next half second takes the hold and
  /// its audit row back together, the case waits again, and no work was done yet. The first step of
  /// the work waits for the disk, and with it the hold.
  private static final String CHOOSE =
      """
      with mine as materialized (
        select m.tenant_id, coalesce(w.hours, 0)::float8 as client_hours, coalesce(s.dedicated, false) as dedicated,
          coalesce(s.over, false) as over
        from (select distinct m.tenant_id from operator.membership m
            join operator.tenant t on t.id = m.tenant_id and t.state not in ('SUSPENDED', 'CLOSED')
          where m.person_id = :person and m.role = 'AGENT'
            and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
            and exists (select from operator.person where id = :person and not disabled)) m
        cross join (select set_config('synchronous_commit', 'off', true)) as quick
        left join operator.client_weight w on w.tenant_id = m.tenant_id
        left join (select share.tenant_id, share.dedicated, share.max_share < 100
              and (coalesce(k.weight, 0) + 1) * 100 > share.max_share * ((select coalesce(sum(weight), 0)
                from operator.agent_taken
                where person_id = :person and day = (now() at time zone 'UTC')::date) + 1) as over
            from operator.agent_share share
            left join operator.agent_taken k on k.person_id = share.person_id and k.tenant_id = share.tenant_id
              and k.day = (now() at time zone 'UTC')::date
            where share.person_id = :person) s on s.tenant_id = m.tenant_id
      ), lane as materialized (
        select l.id, l.tenant_id, need.relax, mine.client_hours, mine.dedicated, mine.over
        from mine join operator.dispatch_lane l on l.tenant_id = mine.tenant_id
        left join lateral (
          select max(n.relax) as relax, min(n.relax) as least
          from unnest(l.skills, l.levels, l.relax) as n(skill, level, relax)
          join operator.skill known on known.skill = n.skill
          where not exists (select from operator.person_skill h
            where h.person_id = :person and h.skill = n.skill and h.level >= n.level)
        ) need on cardinality(l.skills) > 0
        where (need.least is null or need.least > 0)
          and l.weight <= coalesce((select max_active from operator.agent_capacity where person_id = :person), :active)
      ), candidate as materialized (
        (select d.tenant_id, d.case_id, true as own, d.claimed_at, coalesce(d.override_priority, d.priority) as rank,
           d.opened_at, d.aged_from, d.due_at, false as preferred, false as relaxed,
           mine.client_hours, mine.dedicated, false as over
         from operator.dispatch_item d join mine on mine.tenant_id = d.tenant_id
         where d.state = 'HELD' and d.holder = :person and d.lease_until >= now()
         order by d.claimed_at limit FEW_ROWS)
        union all
        (select d.tenant_id, d.case_id, false, null, coalesce(d.override_priority, d.priority),
           d.opened_at, d.aged_from, d.due_at, true, false, mine.client_hours, mine.dedicated, mine.over
         from operator.dispatch_item d join mine on mine.tenant_id = d.tenant_id
         where d.preferred = :person and d.preferred_until >= now()
         order by d.rank_from limit FEW_ROWS)
        union all
        select c.*, false, false, lane.client_hours, lane.dedicated, lane.over
        from lane cross join lateral (
          select d.tenant_id, d.case_id, false, null::timestamptz, coalesce(d.override_priority, d.priority),
            d.opened_at, d.aged_from, d.due_at
          from operator.dispatch_item d
          where d.lane = lane.id and d.state = 'WAITING' and d.preferred is null
          order by d.rank_from limit FEW_ROWS) c
        where lane.relax is null
        union all
        select c.*, false, false, lane.client_hours, lane.dedicated, lane.over
        from lane cross join lateral (
          select d.tenant_id, d.case_id, false, null::timestamptz, coalesce(d.override_priority, d.priority),
            d.opened_at, d.aged_from, d.due_at
          from operator.dispatch_item d
          where d.lane = lane.id and d.state = 'WAITING' and d.preferred is null and d.due_at is not null
          order by d.due_at limit FEW_ROWS) c
        where lane.relax is null
        union all
        select c.*, false, true, lane.client_hours, lane.dedicated, lane.over
        from lane cross join lateral (
          select d.tenant_id, d.case_id, false, null::timestamptz, coalesce(d.override_priority, d.priority),
            d.opened_at, d.aged_from, d.due_at
          from operator.dispatch_item d
          where d.lane = lane.id and d.state = 'WAITING' and d.preferred is null and d.relaxes
            and d.aged_from <= :now::timestamptz - make_interval(mins => lane.relax)
          order by d.aged_from limit FEW_ROWS) c
        where lane.relax is not null
        union all
        (select d.tenant_id, d.case_id, false, null, coalesce(d.override_priority, d.priority),
           d.opened_at, d.aged_from, d.due_at, false, lane.relax is not null, lane.client_hours, lane.dedicated, lane.over
         from operator.dispatch_item d join lane on lane.id = d.lane
         where d.preferred is not null and d.preferred_until < now()
           and (lane.relax is null or d.aged_from <= :now::timestamptz - make_interval(mins => lane.relax))
         order by d.preferred_until limit FEW_ROWS)
        union all
        (select d.tenant_id, d.case_id, false, null, coalesce(d.override_priority, d.priority),
           d.opened_at, d.aged_from, d.due_at, false, lane.relax is not null, lane.client_hours, lane.dedicated, lane.over
         from operator.dispatch_item d join lane on lane.id = d.lane
         where d.state = 'HELD' and d.lease_until < now()
           and (lane.relax is null or d.aged_from <= :now::timestamptz - make_interval(mins => lane.relax))
         order by d.lease_until limit FEW_ROWS)
      ), ranked as materialized (
        select c.*, TOTAL as total
        from candidate c cross join lateral (select PARTS) as score
        where c.own or not exists (select from operator.dispatch_pass p
          where p.person_id = :person and p.tenant_id = c.tenant_id and p.case_id = c.case_id and p.until > now())
        order by c.own desc, c.claimed_at, c.over, total desc, c.aged_from, c.case_id limit MANY_ROWS
      ), best as (
        select c.*, score.*
        from ranked c join operator.dispatch_item d on d.tenant_id = c.tenant_id and d.case_id = c.case_id
          cross join lateral (select PARTS) as score
        where case when c.own then d.state = 'HELD' and d.holder = :person and d.lease_until >= now()
          else (d.state = 'WAITING' and (d.preferred is null or d.preferred = :person or d.preferred_until < now()))
            or (d.state = 'HELD' and d.lease_until < now()) end
        order by c.own desc, c.claimed_at, c.over, c.total desc, c.aged_from, c.case_id limit 1
        for update of d skip locked
      )
      """
          .replace("PARTS", Score.PARTS)
          .replace("TOTAL", Score.TOTAL);

  private static final String GIVE =
      """
      , given as (
        update operator.dispatch_item d set
          state = 'HELD', holder = :person, parked_by = null,
          preferred = null, preferred_until = null, offered_at = null,
          claimed_at = case when best.own then d.claimed_at else :now end,
          leased_at = case when best.own then d.leased_at else now() end,
          lease_until = now() + make_interval(secs => :lease),
          fence = case when best.own then d.fence else nextval('operator.dispatch_fence') end
        from best where d.tenant_id = best.tenant_id and d.case_id = best.case_id
        returning new.reference, new.weight, new.fence, new.lease_until, new.due_at, best.own, best.rank, best.relaxed,
          best.over, best.score_age, best.score_priority, best.score_level, best.score_overdue, best.score_client,
          best.score_dedicated, best.score_preferred,
      """
          + Hold.COLUMNS
          + """
          ), taken as (
            insert into operator.agent_taken as t(person_id, day, tenant_id, weight)
            select :person, (now() at time zone 'UTC')::date, given.tenant_id, given.weight
            from given where not given.own
              and exists (select from operator.agent_share s where s.person_id = :person)
            on conflict (person_id, day, tenant_id) do update set weight = t.weight + excluded.weight
          )
          select * from given
          """;

  private static final String KEEP =
      """
      update operator.dispatch_item d set
        preferred = :person, preferred_until = now() + make_interval(secs => :lease), offered_at = now()
      from best where d.tenant_id = best.tenant_id and d.case_id = best.case_id and not best.own
        and d.state = 'WAITING'
      returning d.tenant_id, d.case_id
      """;

  private static final String ALL_SCORED = "from scored s order by place";

  /// Only cases of queues that push.
  private static final String PUSHED =
      """
      from scored s where coalesce((select q.push from operator.queue_rule q join operator.dispatch_item d
          on d.tenant_id = q.tenant_id and d.queue = q.queue
          where d.tenant_id = s.tenant_id and d.case_id = s.case_id), :pushing) order by place\
      """;

  /// How many rows each list gives is written into the statement, so that it is planned once.
  static final String NEXT = rows(CHOOSE + GIVE, 3, 64);

  private static final String NEXT_OF_MANY = rows(CHOOSE + GIVE, 512, 4096);
  private static final String PUSH = rows(CHOOSE.replace(ALL_SCORED, PUSHED) + KEEP, 64, 512);

  private final JdbcClient jdbc;
  private final DispatchSettings settings;
  private final Clock clock;

  NextItem(JdbcClient jdbc, DispatchSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /// A case that was offered to somebody.
  record Pushed(TenantId tenant, CaseId id) {}

  /// Leases the best waiting case of the clients that a person is an agent for. Others may be
  /// taking all of the first few candidates at this moment; then there is a second look at many.
  Optional<Items.Leased> lease(PersonId person) {
    return lease(person, NEXT).or(() -> lease(person, NEXT_OF_MANY));
  }

  /// Keeps the best waiting case for a person, who is asked whether to take it.
  Optional<Pushed> push(PersonId person) {
    return bound(
            jdbc.sql(PUSH),
            person,
            clock.instant(),
            settings,
            settings.offer().toMillis() / 1_000.0)
        .param("pushing", settings.push())
        .query((row, _) ->
            new Pushed(new TenantId(row.getInt("tenant_id")), new CaseId(row.getLong("case_id"))))
        .optional();
  }

  private Optional<Items.Leased> lease(PersonId person, String sql) {
    return bound(
            jdbc.sql(sql), person, clock.instant(), settings, settings.lease().toMillis() / 1_000.0)
        .query(NextItem::leased)
        .optional();
  }

  static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement,
      PersonId person,
      Instant now,
      DispatchSettings settings,
      double seconds) {
    return statement
        .param("person", person.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("active", settings.active())
        .param("lease", seconds);
  }

  private static Items.Leased leased(ResultSet row, int number) throws SQLException {
    boolean own = row.getBoolean("own");
    Score score =
        new Score(
            row.getDouble("score_age"),
            row.getDouble("score_priority"),
            row.getDouble("score_level"),
            row.getDouble("score_overdue"),
            row.getDouble("score_client"),
            row.getDouble("score_dedicated"),
            row.getDouble("score_preferred"));
    List<Why> why =
        own
            ? List.of(new Why(Why.Part.HELD, 0, 0))
            : Why.of(score, row.getInt("rank"), row.getBoolean("relaxed"), row.getBoolean("over"));
    return Items.leased(row, own, why);
  }

  private static String rows(String pattern, int few, int many) {
    return pattern
        .replace("FEW_ROWS", Integer.toString(few))
        .replace("MANY_ROWS", Integer.toString(many));
  }
}
