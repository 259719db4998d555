package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.handling.AgentHours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people say to be doing, and the telling of how long they did it.
@Component
class Presences {

  private static final Duration KNOWN = Duration.ofDays(1);
  private static final String OLD =
      " old.person_id, old.presence, coalesce(old.told_to, old.since) as begun, old.heard_at ";

  private final JdbcClient jdbc;
  private final Board board;
  private final AgentHours hours;
  private final DispatchSettings settings;
  private final Clock clock;

  Presences(
      JdbcClient jdbc, Board board, AgentHours hours, DispatchSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.board = board;
    this.hours = hours;
    this.settings = settings;
    this.clock = clock;
  }

  /// A stretch of one presence that is over, or is told while it goes on.
  private record Stretch(PersonId person, Presence presence, Instant begun, Instant heardAt) {

    static Stretch of(ResultSet row, int number) throws SQLException {
      return new Stretch(
          new PersonId(row.getLong("person_id")),
          Presence.valueOf(row.getString("presence")),
          Items.instant(row, "begun"),
          Items.instant(row, "heard_at"));
    }
  }

  void change(PersonId person, Presence presence) {
    Instant now = clock.instant();
    Optional<Stretch> before =
        jdbc.sql("select" + OLD + "from operator.presence old where person_id = :person for update")
            .param("person", person.value())
            .query(Stretch::of)
            .optional();
    boolean same = before.filter(one -> one.presence() == presence).isPresent();
    jdbc.sql(
            """
            insert into operator.presence as p(person_id, presence, since, told_to)
            values (:person, :presence, :now, :now)
            on conflict (person_id) do update set presence = excluded.presence, heard_at = now(),
              since = case when p.presence <> excluded.presence then excluded.since else p.since end,
              told_to = case when p.presence <> excluded.presence then excluded.since else p.told_to end
            """)
        .param("person", person.value())
        .param("presence", presence.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    if (!same) {
      before.ifPresent(one -> tell(one, now));
    }
  }

  /// Notes that somebody's screen is alive; again within half a minute changes nothing.
  void heard(PersonId person) {
    jdbc.sql(
            """
            update operator.presence set heard_at = now()
            where person_id = :person and heard_at < now() - interval '30 seconds'
            """)
        .param("person", person.value())
        .update();
  }

  /// Counts those as gone of whom nothing was heard for long: since they were heard of last.
  List<PersonId> silent() {
    Instant now = clock.instant();
    List<Stretch> gone =
        jdbc.sql(
                """
                update operator.presence set presence = 'OFF', since = :now, told_to = :now
                where person_id in (select person_id from operator.presence
                  where presence <> 'OFF' and heard_at < now() - make_interval(secs => :silence)
                  for update skip locked)
                returning
                """
                    + OLD)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("silence", settings.silence().toMillis() / 1_000.0)
            .query(Stretch::of)
            .list();
    gone.forEach(one -> tell(one, one.heardAt()));
    return gone.stream().map(Stretch::person).toList();
  }

  /// Tells what has become long of the presences that go on, so that the figures of a day do not
  /// wait for its end. What began more than a day ago was not told in time, and nobody can vouch
  /// for it.
  ///
  /// @return how many stretches it told
  int tellLong() {
    Instant now = clock.instant();
    List<Stretch> stretches =
        jdbc.sql(
                """
                update operator.presence set told_to = :now
                where person_id in (select person_id from operator.presence
                  where presence <> 'OFF' and coalesce(told_to, since) <= :before
                    and coalesce(told_to, since) > :oldest
                  for update skip locked)
                returning
                """
                    + OLD)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("before", now.minus(hours.stretch()).atOffset(ZoneOffset.UTC))
            .param("oldest", now.minus(KNOWN).atOffset(ZoneOffset.UTC))
            .query(Stretch::of)
            .list();
    stretches.forEach(one -> tell(one, now));
    return stretches.size();
  }

  Optional<Presence> now(PersonId person) {
    return jdbc.sql("select presence from operator.presence where person_id = :person")
        .param("person", person.value())
        .query((row, _) -> Presence.valueOf(row.getString("presence")))
        .optional();
  }

  private void tell(Stretch stretch, Instant end) {
    AgentTime.Kind kind = kind(stretch.presence());
    if (kind != null && end.isAfter(stretch.begun())) {
      hours.spent(stretch.person(), kind, stretch.begun(), end, board.worked(stretch.person()));
    }
  }

  private static AgentTime.@Nullable Kind kind(Presence presence) {
    return switch (presence) {
      case ON_QUEUE -> AgentTime.Kind.IDLE;
      case BREAK -> AgentTime.Kind.BREAK;
      case TRAINING -> AgentTime.Kind.TRAINING;
      case MEETING -> AgentTime.Kind.MEETING;
      case OFF -> null;
    };
  }
}
