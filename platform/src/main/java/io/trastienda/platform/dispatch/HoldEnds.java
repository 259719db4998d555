package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What follows from the end of a hold, in the same transaction: the agent's interval as a fact,
/// and a row of the log where somebody may ask why.
@Component
class HoldEnds {

  /// What the log knows besides the plain next case.
  enum Action {
    PICKED,
    RELEASED,
    RESCUED,
    EXPIRED,
    SKIPPED,
    OFFERED,
    ACCEPTED,
    DECLINED,
    TIMED_OUT,
    ASSIGNED,
    ABSENT,
    OVERRIDDEN
  }

  private final Map<Known, String> codes = new ConcurrentHashMap<>();
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final UuidV7 numbers;
  private final Clock clock;

  HoldEnds(JdbcClient jdbc, Outbox outbox, UuidV7 numbers, Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.numbers = numbers;
    this.clock = clock;
  }

  /// Closes the agents' intervals.
  void close(List<Hold> holds) {
    Instant now = clock.instant();
    outbox.append(
        holds.stream()
            .map(hold ->
                new AgentIntervalClosed(
                    numbers.next(), hold.tenant(), code(hold), hold.claimedAt(), hold.end(now)))
            .toList());
  }

  void log(Hold hold, Action action, @Nullable Reason reason) {
    log(hold.tenant(), hold.id(), hold.holder(), action, reason);
  }

  void log(TenantId tenant, CaseId id, PersonId person, Action action, @Nullable Reason reason) {
    jdbc.sql(
            """
            insert into operator.dispatch_log(tenant_id, case_id, person_id, actor, action, reason, logged_at)
            values (:tenant, :case, :person, :actor, :action, :reason, :at)
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("person", person.value())
        .param("actor", Call.current().actor().label())
        .param("action", action.name())
        .param("reason", reason == null ? null : reason.name())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// The name by which the client knows the agent; somebody who never was one there has none. A
  /// name once given stays, so it is remembered.
  private String code(Hold hold) {
    Known who = new Known(hold.tenant(), hold.holder());
    String remembered = codes.get(who);
    if (remembered != null) {
      return remembered;
    }
    Optional<String> code =
        jdbc.sql(
                "select agent_code from operator.agent_code where tenant_id = :tenant and person_id = :person")
            .param("tenant", hold.tenant().value())
            .param("person", hold.holder().value())
            .query((row, _) -> row.getString(1))
            .optional();
    code.ifPresent(given -> codes.put(who, given));
    return code.orElseGet(() -> "P-" + hold.holder());
  }

  private record Known(TenantId tenant, PersonId person) {}
}
