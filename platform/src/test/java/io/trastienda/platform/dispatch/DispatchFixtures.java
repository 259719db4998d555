package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Facts about cases that dispatch hears, and a look at its rows past every rule.
class DispatchFixtures {

  private static final AtomicLong NUMBER = new AtomicLong();

  private final TenantFixtures tenants;
  private final CatalogueDesk catalogue;
  private final Outbox outbox;
  private final UuidV7 numbers;
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());

  DispatchFixtures(TenantFixtures tenants, CatalogueDesk catalogue, Outbox outbox, UuidV7 numbers) {
    this.tenants = tenants;
    this.catalogue = catalogue;
    this.outbox = outbox;
    this.numbers = numbers;
  }

  JdbcClient superuser() {
    return superuser;
  }

  /// A case of which the steps are told.
  record Told(TenantId tenant, CaseId id, int priority, Instant openedAt, @Nullable Instant dueAt) {
    String reference() {
      return "TST-2026-" + id;
    }
  }

  /// Opens a case that was opened some time ago and is due some time from now.
  Told open(TenantId tenant, int priority, Duration age, @Nullable Duration due) {
    Instant now = Instant.now();
    Told told =
        new Told(tenant, id(), priority, now.minus(age), due == null ? null : now.plus(due));
    tell(told, CaseFact.Kind.OPENED, 1, StateCategory.OPEN);
    return told;
  }

  CaseId id() {
    return new CaseId(NUMBER.incrementAndGet());
  }

  Told open(TenantId tenant) {
    return open(tenant, 3, Duration.ofHours(1), Duration.ofHours(30));
  }

  void tell(Told told, CaseFact.Kind kind, int sequence, StateCategory category) {
    tell(told.tenant(), List.of(step(told, kind, sequence, category, false)));
  }

  void tell(TenantId tenant, List<CaseFact> facts) {
    tenants.inTransaction(
        tenant,
        () -> {
          outbox.append(facts);
          return tenant;
        });
  }

  CaseFact parked(Told told, int sequence, Instant wakesAt) {
    return step(told, CaseFact.Kind.PARKED, sequence, StateCategory.WAITING, false, wakesAt);
  }

  CaseFact step(
      Told told, CaseFact.Kind kind, int sequence, StateCategory category, boolean replayed) {
    return step(told, kind, sequence, category, replayed, null);
  }

  private CaseFact step(
      Told told,
      CaseFact.Kind kind,
      int sequence,
      StateCategory category,
      boolean replayed,
      @Nullable Instant wakesAt) {
    return new CaseFact(
        numbers.next(),
        kind,
        told.tenant(),
        told.id(),
        told.reference(),
        sequence,
        "complaint",
        1,
        told.priority(),
        "main",
        null,
        "email",
        "any",
        category,
        null,
        null,
        told.openedAt(),
        told.openedAt(),
        told.dueAt(),
        null,
        null,
        replayed,
        Map.of(),
        wakesAt);
  }

  /// Lets the lease on a case run out as if a quarter of an hour had passed since it was given.
  void runOut(Told told) {
    superuser
        .sql(
            """
            update operator.dispatch_item set
              claimed_at = now() - interval '16 minutes', leased_at = now() - interval '16 minutes',
              lease_until = now() - interval '1 minute'
            where tenant_id = ? and case_id = ?
            """)
        .params(told.tenant().value(), told.id().value())
        .update();
  }

  /// Gives the intervals of a client in the outbox, from the payloads.
  List<String> intervals(TenantId tenant) {
    return superuser
        .sql(
            """
            select payload from operator.outbox
            where tenant_id = ? and type = 'io.trastienda.agent.interval-closed.v1' order by xid, id
            """)
        .param(tenant.value())
        .query((row, number) -> row.getString(1))
        .list();
  }

  /// Gives how long those intervals were.
  List<Long> seconds(TenantId tenant) {
    return superuser
        .sql(
            """
            select round(extract(epoch from (payload::jsonb #>> '{data,to}')::timestamptz
              - (payload::jsonb #>> '{data,from}')::timestamptz))::bigint
            from operator.outbox
            where tenant_id = ? and type = 'io.trastienda.agent.interval-closed.v1' order by xid, id
            """)
        .param(tenant.value())
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// Gives what the log says of a case: action and reason.
  List<String> log(Told told) {
    return superuser
        .sql(
            """
            select action || coalesce(': ' || reason, '') from operator.dispatch_log
            where tenant_id = ? and case_id = ? order by id
            """)
        .params(told.tenant().value(), told.id().value())
        .query((row, number) -> row.getString(1))
        .list();
  }

  /// Gives the state in a case's row, "none" without a row.
  String state(Told told) {
    return superuser
        .sql("select state from operator.dispatch_item where tenant_id = ? and case_id = ?")
        .params(told.tenant().value(), told.id().value())
        .query(String.class)
        .optional()
        .orElse("none");
  }

  /// Lets the work type of the cases told here ask for skills and have a weight.
  void asks(TenantId tenant, List<WorkType.Skill> skills, int weight) {
    CatalogueFixtures.publish(tenants, catalogue, tenant);
    WorkType plain = CatalogueFixtures.incident();
    WorkType asking =
        new WorkType(
            "complaint",
            plain.name(),
            plain.states(),
            plain.moves(),
            plain.parkReasons(),
            plain.outcomes(),
            plain.fields(),
            plain.checklist(),
            plain.procedure(),
            skills,
            weight,
            null,
            WorkType.Unit.ONE);
    tenants.inTransaction(tenant, () -> catalogue.publish(tenant, asking, "standard", "office"));
  }

  /// Lets the time be over for which a case is kept for somebody.
  void keptTooLong(Told told) {
    superuser
        .sql(
            """
            update operator.dispatch_item set preferred_until = now() - interval '1 second'
            where tenant_id = ? and case_id = ? and preferred is not null
            """)
        .params(told.tenant().value(), told.id().value())
        .update();
  }

  /// Lets somebody's screen have been silent for some minutes.
  void silent(PersonId person, int minutes) {
    superuser
        .sql(
            "update operator.presence set heard_at = now() - make_interval(mins => ?) where person_id = ?")
        .params(minutes, person.value())
        .update();
  }

  /// Forgets a case, as its completion would.
  void close(TenantId tenant, CaseId id) {
    superuser
        .sql("delete from operator.dispatch_item where tenant_id = ? and case_id = ?")
        .params(tenant.value(), id.value())
        .update();
  }

  /// Puts waiting cases into a client's queue that anybody may work, of all ages and priorities.
  void fill(TenantId tenant, int cases) {
    superuser
        .sql(
            """
            insert into operator.dispatch_lane(tenant_id, skills, levels, relax, weight)
            values (?, '{}', '{}', '{}', 1) on conflict do nothing
            """)
        .param(tenant.value())
        .update();
    superuser
        .sql(
            """
            insert into operator.dispatch_item(tenant_id, case_id, reference, work_type, queue, lane, priority,
              opened_at, aged_from, rank_from, due_at, state, sequence, replayed)
            select l.tenant_id, n, 'TST-' || n, 'complaint', 'main', l.id, 1 + n % 4, at, at,
              at - (3 - n % 4) * interval '24 hours',
              case when n % 5 > 0 then now() + (n % 977 - 100) * interval '10 minutes' end, 'WAITING', 1, false
            from operator.dispatch_lane l, generate_series(1, ?) as n,
              lateral (select now() - n * interval '1 minute' as at) since
            where l.tenant_id = ? and cardinality(l.skills) = 0
            """)
        .params(cases, tenant.value())
        .update();
  }
}
