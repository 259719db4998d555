package io.trastienda.platform.handling;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells where the time of people goes that is at no case. Always inside the caller's transaction.
///
/// Time that belongs to no case is split evenly among the clients that the person works for, to the
/// millisecond, so that the clients' figures add up to the person's.
@Component
public class AgentHours {

  private final JdbcClient jdbc;
  private final AgentCodes codes;
  private final Outbox outbox;
  private final UuidV7 numbers;
  private final HandlingSettings settings;

  AgentHours(
      JdbcClient jdbc, AgentCodes codes, Outbox outbox, UuidV7 numbers, HandlingSettings settings) {
    this.jdbc = jdbc;
    this.codes = codes;
    this.outbox = outbox;
    this.numbers = numbers;
    this.settings = settings;
  }

  private record Mark(Instant countedTo, long handled, long settled) {}

  /// Gives how long time without a case may be before it is told.
  public Duration stretch() {
    return settings.stretch();
  }

  /// Tells a stretch of somebody's time. Of time on the queue only what was at no case counts as
  /// idle; time at cases was told by their pages.
  ///
  /// @param kind `IDLE` for time on the queue, else what the person was doing; not `HANDLING`
  /// @param clients the clients that the person works for; without any nothing is told
  public void spent(
      PersonId person, AgentTime.Kind kind, Instant from, Instant to, List<TenantId> clients) {
    long length = Duration.between(from, to).toMillis();
    Mark mark = lock(person);
    long worked = mark.handled() - mark.settled();
    long used = kind == AgentTime.Kind.IDLE ? Math.clamp(worked, 0, Math.max(0, length)) : worked;
    if (used > 0) {
      jdbc.sql(
              "update operator.handling_mark set settled_ms = settled_ms + :used where person_id = :person")
          .param("used", used)
          .param("person", person.value())
          .update();
    }
    long counted = kind == AgentTime.Kind.IDLE ? length - used : length;
    if (counted > 0 && !clients.isEmpty()) {
      outbox.append(split(person, kind, from, to, counted, clients));
    }
  }

  /// Takes a piece of time for one case, as far as nothing else of the person has taken it.
  ///
  /// @return when the piece begins, empty if nothing of it is left
  Optional<Instant> take(PersonId person, Instant from, Instant to) {
    Mark mark = lock(person);
    Instant begin = from.isBefore(mark.countedTo()) ? mark.countedTo() : from;
    if (!begin.isBefore(to)) {
      return Optional.empty();
    }
    jdbc.sql(
            """
            update operator.handling_mark set counted_to = :to, handled_ms = handled_ms + :length
            where person_id = :person
            """)
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("length", Duration.between(begin, to).toMillis())
        .param("person", person.value())
        .update();
    return Optional.of(begin);
  }

  /// One person's pieces wait for each other, whichever screen and client they come from.
  private Mark lock(PersonId person) {
    jdbc.sql(
            """
            insert into operator.handling_mark(person_id, counted_to, handled_ms, settled_ms)
            values (:person, 'epoch', 0, 0) on conflict do nothing
            """)
        .param("person", person.value())
        .update();
    return jdbc.sql(
            """
            select counted_to, handled_ms, settled_ms from operator.handling_mark
            where person_id = :person for update
            """)
        .param("person", person.value())
        .query((row, _) ->
            new Mark(
                row.getObject("counted_to", OffsetDateTime.class).toInstant(),
                row.getLong("handled_ms"),
                row.getLong("settled_ms")))
        .single();
  }

  private List<AgentTime> split(
      PersonId person,
      AgentTime.Kind kind,
      Instant from,
      Instant to,
      long counted,
      List<TenantId> clients) {
    List<Long> shares = shares(counted, clients.size());
    List<AgentTime> pieces = new ArrayList<>();
    for (int place = 0; place < clients.size(); place++) {
      TenantId client = clients.get(place);
      pieces.add(
          new AgentTime(
              numbers.next(),
              client,
              codes.code(client, person),
              kind,
              from,
              to,
              shares.get(place),
              null));
    }
    return pieces;
  }

  /// Splits milliseconds into equal shares; what is left over goes to the first.
  static List<Long> shares(long millis, int parts) {
    return Stream.iterate(0, place -> place + 1)
        .limit(parts)
        .map(place -> millis / parts + (place < millis % parts ? 1 : 0))
        .toList();
  }
}
