package io.trastienda.platform.dispatch;

import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
    EXPIRED
  }

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

  void log(Hold hold, Action action, @Nullable String reason) {
    log(hold.tenant().value(), hold.id().value(), hold.holder().value(), action, reason);
  }

  void log(int tenant, long id, long person, Action action, @Nullable String reason) {
    jdbc.sql(
            """
            insert into operator.dispatch_log(tenant_id, case_id, person_id, actor, action, reason, logged_at)
            values (:tenant, :case, :person, :actor, :action, :reason, :at)
            """)
        .param("tenant", tenant)
        .param("case", id)
        .param("person", person)
        .param("actor", Call.current().actor().label())
        .param("action", action.name())
        .param("reason", reason)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// The name by which the client knows the agent; somebody who never was one there has none.
  private String code(Hold hold) {
    return jdbc.sql(
            "select agent_code from operator.agent_code where tenant_id = :tenant and person_id = :person")
        .param("tenant", hold.tenant().value())
        .param("person", hold.holder().value())
        .query(String.class)
        .optional()
        .orElseGet(() -> "P-" + hold.holder());
  }
}
