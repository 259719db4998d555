package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.CaseFact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

  /// Who parked a case, if that agent is there.
  private static final String BACK =
      """
      (select p.person_id from operator.presence p
        where p.person_id = item.parked_by and p.presence = 'ON_QUEUE')\
      """;

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
        preferred = null, preferred_until = null, offered_at = null,
        claimed_at = case when wanted.own then d.claimed_at else :now end,
        leased_at = case when wanted.own then d.leased_at else now() end,
        lease_until = now() + make_interval(secs => :lease),
        fence = case when wanted.own then d.fence else nextval('operator.dispatch_fence') end
      from wanted where d.tenant_id = wanted.tenant_id and d.case_id = wanted.case_id
      returning new.reference, new.fence, new.lease_until, new.due_at, wanted.own,
      """
          + Hold.COLUMNS;

  /// Whether a person may pick a case by hand now: who stands in the way, and what the rules say.
  private static final String STANDING =
      """
      select d.reference, d.state, d.holder, d.fence, coalesce(d.lease_until < now(), true) as lease_over,
        d.queue, d.weight,
        d.preferred is not null and d.preferred <> :person and d.preferred_until >= now() as kept,
        d.preferred is not null and d.preferred = :person and d.preferred_until >= now() as offered,
        exists (select from operator.membership m where m.person_id = :person and m.tenant_id = d.tenant_id
          and m.role = 'COORDINATOR' and m.valid_from <= now()
          and (m.valid_until is null or m.valid_until > now())) as coordinator,
        coalesce((select manual_pick from operator.queue_rule q
          where q.tenant_id = d.tenant_id and q.queue = d.queue), :manual) as pickable,
        coalesce((select max_active from operator.agent_capacity where person_id = :person), :active) as most,
        (select coalesce(sum(h.weight), 0) from operator.dispatch_item h
          where h.state = 'HELD' and h.holder = :person and h.lease_until >= now()) as active
      from operator.dispatch_item d where d.tenant_id = :tenant and d.case_id = :case
      """;

  /// A hold survives every step that leaves the case with an agent. A parked case that moves waits,
  /// and is kept for whoever parked it if that agent is on queue. Imported history waits from its
  /// import on.
  private static final String KEEP =
      """
      insert into operator.dispatch_item as item(tenant_id, case_id, reference, work_type, queue, lane, relaxes,
        weight, priority, opened_at, aged_from, rank_from, due_at, state, wakes_at, sequence, replayed)
      select :tenant, :case, :reference, :workType, :queue, :lane, :relaxes,
        :weight, :priority, :openedAt::timestamptz, aged.since, aged.since - (4 - :priority) * interval 'STEP hours',
        :dueAt::timestamptz, :state, :wakesAt::timestamptz, :sequence, :replayed
      from (select case when :replayed then now() else :openedAt::timestamptz end as since) aged
      on conflict (tenant_id, case_id) do update set
        reference = excluded.reference, work_type = excluded.work_type, queue = excluded.queue,
        lane = excluded.lane, relaxes = excluded.relaxes, weight = excluded.weight, priority = excluded.priority,
        rank_from = item.aged_from
          - (4 - coalesce(item.override_priority, excluded.priority)) * interval 'STEP hours',
        opened_at = excluded.opened_at, due_at = excluded.due_at,
        wakes_at = excluded.wakes_at, sequence = excluded.sequence, replayed = excluded.replayed,
        state = case when excluded.state = 'WAITING' and item.state = 'HELD' then 'HELD' else excluded.state end,
        holder = case when excluded.state = 'WAITING' then item.holder end,
        claimed_at = case when excluded.state = 'WAITING' then item.claimed_at end,
        leased_at = case when excluded.state = 'WAITING' then item.leased_at end,
        lease_until = case when excluded.state = 'WAITING' then item.lease_until end,
        parked_by = case when excluded.state = 'PARKED' then coalesce(item.holder, item.parked_by) end,
        preferred = case when excluded.state = 'WAITING' then case
          when item.state = 'WAITING' then item.preferred when item.state = 'PARKED' then back.agent end end,
        preferred_until = case when excluded.state = 'WAITING' then case
          when item.state = 'WAITING' then item.preferred_until
          when item.state = 'PARKED' and back.agent is not null then now() + make_interval(secs => :keep) end end,
        offered_at = case when excluded.state = 'WAITING' and item.state = 'WAITING' then item.offered_at end
      where item.sequence < excluded.sequence
      returning new.state as new_state,
      """
              .replace("STEP", Integer.toString(Score.STEP))
              .replace("back.agent", BACK)
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

  /// Leases one case if it waits or is the person's already.
  Optional<Leased> lease(TenantId tenant, CaseId id, PersonId person) {
    return one(LEASE_ONE, tenant, id)
        .param("person", person.value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("lease", settings.lease().toMillis() / 1_000.0)
        .query((row, _) -> {
          boolean own = row.getBoolean("own");
          return leased(row, own, List.of(new Why(own ? Why.Part.HELD : Why.Part.PICKED, 0, 0)));
        })
        .optional();
  }

  /// What stands between a person and a case to be picked by hand.
  ///
  /// @param kept whether it is kept for somebody else
  /// @param offered whether it is kept for the person
  /// @param coordinator whether the person coordinates the client
  /// @param pickable whether agents may pick from its queue
  /// @param most how much weight the person may hold
  /// @param active how much it is now
  record Standing(
      Row row,
      String queue,
      int weight,
      boolean kept,
      boolean offered,
      boolean coordinator,
      boolean pickable,
      int most,
      int active) {

    boolean heldBy(PersonId person) {
      return person.equals(row.holder()) && !row.leaseOver();
    }
  }

  Optional<Standing> standing(TenantId tenant, CaseId id, PersonId person) {
    return one(STANDING, tenant, id)
        .param("person", person.value())
        .param("manual", settings.manualPick())
        .param("active", settings.active())
        .query((row, number) ->
            new Standing(
                row(row, number),
                row.getString("queue"),
                row.getInt("weight"),
                row.getBoolean("kept"),
                row.getBoolean("offered"),
                row.getBoolean("coordinator"),
                row.getBoolean("pickable"),
                row.getInt("most"),
                row.getInt("active")))
        .optional();
  }

  /// Lets a person have set aside no more than fits.
  ///
  /// @throws ParkedFull if it is more by now
  void requireRoomToPark(PersonId person) {
    jdbc.sql(
            """
            select coalesce(sum(d.weight), 0) as parked,
              coalesce((select max_parked from operator.agent_capacity where person_id = :person), :parked) as most
            from operator.dispatch_item d where d.state = 'PARKED' and d.parked_by = :person
            """)
        .param("person", person.value())
        .param("parked", settings.parked())
        .query((row, _) -> new int[] {row.getInt("parked"), row.getInt("most")})
        .optional()
        .filter(room -> room[0] > room[1])
        .ifPresent(room -> {
          throw new ParkedFull(room[0], room[1]);
        });
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

  /// Does not offer a case to a person for a while.
  void pass(TenantId tenant, CaseId id, PersonId person) {
    one(
            """
            insert into operator.dispatch_pass(person_id, tenant_id, case_id, until)
            values (:person, :tenant, :case, now() + make_interval(secs => :pass))
            on conflict (person_id, tenant_id, case_id) do update set until = excluded.until
            """,
            tenant,
            id)
        .param("person", person.value())
        .param("pass", settings.pass().toMillis() / 1_000.0)
        .update();
  }

  /// Forgets who passed over what long ago.
  void forgetPasses() {
    jdbc.sql("delete from operator.dispatch_pass where until < now() - interval '1 hour'").update();
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

  /// Keeps a waiting case for one agent.
  ///
  /// @param offered whether the agent is asked
  /// @return false if it does not wait, or waits for somebody else's answer
  boolean keepFor(TenantId tenant, CaseId id, PersonId person, Duration length, boolean offered) {
    return one(
                """
                update operator.dispatch_item set preferred = :person,
                  preferred_until = now() + make_interval(secs => :length),
                  offered_at = case when :offered then now() end
                where tenant_id = :tenant and case_id = :case and state = 'WAITING'
                  and (offered_at is null or preferred_until < now())
                """,
                tenant,
                id)
            .param("person", person.value())
            .param("length", length.toMillis() / 1_000.0)
            .param("offered", offered)
            .update()
        == 1;
  }

  /// Keeps for one person what waits for another, or for nobody in particular; whom it was passed
  /// over by is forgotten.
  ///
  /// @param before for whom it is kept so far, null for nobody
  /// @return false if it does not wait like that any more
  boolean keepAgain(
      TenantId tenant, CaseId id, @Nullable PersonId before, PersonId person, Duration length) {
    one(
            "delete from operator.dispatch_pass where tenant_id = :tenant and case_id = :case and person_id = :person",
            tenant,
            id)
        .param("person", person.value())
        .update();
    return one(
                """
                update operator.dispatch_item set preferred = :person,
                  preferred_until = now() + make_interval(secs => :length)
                where tenant_id = :tenant and case_id = :case and state = 'WAITING' and offered_at is null
                  and preferred is not distinct from cast(:before as bigint)
                """,
                tenant,
                id)
            .param("person", person.value())
            .param("before", before == null ? null : before.value())
            .param("length", length.toMillis() / 1_000.0)
            .update()
        == 1;
  }

  /// Ends the offer of a case to a person.
  ///
  /// @return false if there is none any more
  boolean decline(TenantId tenant, CaseId id, PersonId person) {
    return one(
                """
                update operator.dispatch_item set preferred = null, preferred_until = null, offered_at = null
                where tenant_id = :tenant and case_id = :case and state = 'WAITING' and preferred = :person
                  and offered_at is not null and preferred_until >= now()
                """,
                tenant,
                id)
            .param("person", person.value())
            .update()
        == 1;
  }

  /// A case that was kept for somebody for as long as it could be.
  record Lapsed(TenantId tenant, CaseId id, PersonId person, boolean offered) {}

  /// Frees the cases that are kept no longer.
  List<Lapsed> lapse(int most) {
    return jdbc.sql(
            """
            update operator.dispatch_item d set preferred = null, preferred_until = null, offered_at = null
            from (select tenant_id, case_id from operator.dispatch_item
              where preferred is not null and preferred_until < now()
              order by preferred_until limit :most for update skip locked) over
            where d.tenant_id = over.tenant_id and d.case_id = over.case_id
            returning d.tenant_id, d.case_id, old.preferred, old.offered_at is not null as offered
            """)
        .param("most", most)
        .query((row, _) ->
            new Lapsed(
                new TenantId(row.getInt("tenant_id")),
                new CaseId(row.getLong("case_id")),
                new PersonId(row.getLong("preferred")),
                row.getBoolean("offered")))
        .list();
  }

  /// Ends the holds of one person at some clients, and frees what is kept for that person there.
  List<Hold> releaseAll(PersonId person, List<TenantId> tenants) {
    Integer[] clients = tenants.stream().map(TenantId::value).toArray(Integer[]::new);
    jdbc.sql(
            """
            update operator.dispatch_item set preferred = null, preferred_until = null, offered_at = null
            where preferred = :person and tenant_id = any(:tenants)
            """)
        .param("person", person.value())
        .param("tenants", clients)
        .update();
    return jdbc.sql(
            "update operator.dispatch_item d set "
                + END
                + """
                from (select tenant_id, case_id from operator.dispatch_item
                  where state = 'HELD' and holder = :person and tenant_id = any(:tenants)
                  order by tenant_id, case_id for update) held
                where d.tenant_id = held.tenant_id and d.case_id = held.case_id
                returning
                """
                + Hold.COLUMNS)
        .param("person", person.value())
        .param("tenants", clients)
        .query((row, _) -> Hold.of(row).orElseThrow())
        .list();
  }

  /// Gives a case another priority for dispatch, or its own again.
  ///
  /// @param priority 1 to 4, null for the case's own
  /// @return false if the case is in no queue
  boolean override(TenantId tenant, CaseId id, @Nullable Integer priority) {
    return one(
                """
                update operator.dispatch_item set override_priority = :priority::integer,
                  rank_from = aged_from
                    - (4 - coalesce(:priority::integer, priority)) * interval 'STEP hours'
                where tenant_id = :tenant and case_id = :case
                """
                    .replace("STEP", Integer.toString(Score.STEP)),
                tenant,
                id)
            .param("priority", priority)
            .update()
        == 1;
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
  Optional<Hold> keep(CaseFact fact, QueueItem.State state, Demand demand, int lane) {
    String queue = fact.queue();
    return one(KEEP, fact.tenant(), fact.caseId())
        .param("reference", fact.reference())
        .param("workType", fact.workType())
        .param("queue", queue == null ? fact.workType() : queue)
        .param("lane", lane)
        .param("relaxes", demand.relaxes())
        .param("keep", settings.keep().toMillis() / 1_000.0)
        .param("weight", demand.weight())
        .param("priority", fact.priority())
        .param("openedAt", fact.openedAt().atOffset(ZoneOffset.UTC))
        .param("dueAt", at(fact.dueAt()))
        .param("state", state.name())
        .param("wakesAt", at(fact.wakesAt()))
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

  /// Reads a lease from a row that also has {@link Hold#COLUMNS}.
  static Leased leased(ResultSet row, boolean own, List<Why> why) throws SQLException {
    Offer offer =
        new Offer(
            new TenantId(row.getInt("tenant_id")),
            new CaseId(row.getLong("case_id")),
            row.getString("reference"),
            row.getLong("fence"),
            instant(row, "lease_until"),
            instantIfAny(row, "due_at"),
            why);
    return new Leased(offer, own, own ? Optional.empty() : Hold.of(row));
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

  private static @Nullable OffsetDateTime at(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
