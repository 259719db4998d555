package io.trastienda.platform.handling;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.LiveHints;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the pages of cases tell how long people were at them, and people correct it by four eyes.
@Service
@Transactional
public class HandlingDesk {

  /// The most seconds that one correction adds or takes away: a working day.
  public static final int MOST_SECONDS = 8 * 3_600;

  private static final int MOST_REASON = 500;

  private final JdbcClient jdbc;
  private final AgentHours hours;
  private final AgentCodes codes;
  private final ObjectProvider<Holds> holds;
  private final CaseDesk cases;
  private final Outbox outbox;
  private final UuidV7 numbers;
  private final LiveHints hints;
  private final HandlingSettings settings;
  private final Clock clock;

  HandlingDesk(
      JdbcClient jdbc,
      AgentHours hours,
      AgentCodes codes,
      ObjectProvider<Holds> holds,
      CaseDesk cases,
      Outbox outbox,
      UuidV7 numbers,
      LiveHints hints,
      HandlingSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.hours = hours;
    this.codes = codes;
    this.holds = holds;
    this.cases = cases;
    this.outbox = outbox;
    this.numbers = numbers;
    this.hints = hints;
    this.settings = settings;
    this.clock = clock;
  }

  private record Row(
      long number,
      long caseId,
      long person,
      long seconds,
      String reason,
      Instant askedAt,
      @Nullable Instant decidedAt,
      long decider,
      @Nullable Boolean approved,
      String answer) {}

  /// Counts a piece of time at a case that the caller holds. Only what lies within the hold, is
  /// over, and was not counted at this or another case of any client is taken; the rest of the
  /// piece counts nothing, and a piece told twice counts once.
  ///
  /// @param fence the number the hold came with
  /// @param piece the piece's own number, the same when it is told again
  /// @return how much of it counts
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public Duration count(
      TenantId tenant, CaseId id, long fence, UUID piece, Instant from, Instant to) {
    PersonId person = caller();
    Instant since = holds.getObject().since(tenant, id, person, fence).orElse(null);
    Instant now = now();
    Instant end = earlier(to, now).truncatedTo(ChronoUnit.MILLIS);
    if (since == null || known(tenant, piece)) {
      return Duration.ZERO;
    }
    Instant begin =
        later(later(from, since), end.minus(settings.piece())).truncatedTo(ChronoUnit.MILLIS);
    Optional<Instant> taken = hours.take(person, begin, end);
    if (taken.isEmpty()) {
      return Duration.ZERO;
    }
    String agent = codes.code(tenant, person);
    jdbc.sql(
            """
            insert into client.handling_interval(tenant_id, id, case_id, person_id, agent, fence, from_at, to_at)
            values (:tenant, :id, :case, :person, :agent, :fence, :from, :to)
            """)
        .param("tenant", tenant.value())
        .param("id", piece)
        .param("case", id.value())
        .param("person", person.value())
        .param("agent", agent)
        .param("fence", fence)
        .param("from", taken.get().atOffset(ZoneOffset.UTC))
        .param("to", end.atOffset(ZoneOffset.UTC))
        .update();
    Duration counted = Duration.between(taken.get(), end);
    outbox.append(
        List.of(
            new AgentTime(
                numbers.next(),
                tenant,
                agent,
                AgentTime.Kind.HANDLING,
                taken.get(),
                end,
                counted.toMillis(),
                work(summary(tenant, id)))));
    return counted;
  }

  /// Gives how long people were at a case.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public Handling of(TenantId tenant, CaseId id) {
    long own = Call.current().actor() instanceof Actor.Person person ? person.id().value() : 0;
    return new Handling(
        seconds(tenant, id, 0),
        seconds(tenant, id, own),
        corrections(
            tenant,
            rows(
                "case_id = :case order by asked_at desc, number desc",
                tenant,
                Map.of("case", id.value()))),
        settings.still(),
        settings.report());
  }

  /// Asks for time to be added to, or taken from, what was counted of the caller at a case; it
  /// counts once a second person has approved it.
  ///
  /// @param seconds how much, not 0 and within {@link #MOST_SECONDS}; below 0 takes time away
  /// @param reason why, 1 to 500 characters
  /// @throws CorrectionWaits if the caller's last one for this case was not decided yet
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void ask(TenantId tenant, CaseId id, int seconds, String reason) {
    PersonId person = caller();
    CaseSummary asked = summary(tenant, id);
    require(
        seconds != 0 && Math.abs(seconds) <= MOST_SECONDS,
        Phrase.of("correction"),
        Phrase.of("1 to {most} minutes more or less", Map.of("most", MOST_SECONDS / 60)),
        seconds / 60);
    require(
        !reason.isBlank() && reason.length() <= MOST_REASON,
        Phrase.of("reason"),
        Phrase.of("1 to {most} characters", Map.of("most", MOST_REASON)),
        Phrase.of("{count} characters", Map.of("count", reason.length())));
    long own = seconds(tenant, id, person.value());
    require(
        own + seconds >= 0,
        Phrase.of("correction"),
        Phrase.of("at most the {most} minutes counted of you", Map.of("most", own / 60)),
        -(seconds / 60));
    try {
      jdbc.sql(
              """
              insert into client.handling_correction(tenant_id, case_id, person_id, agent, seconds, reason,
                asked_at)
              values (:tenant, :case, :person, :agent, :seconds, :reason, cast(:at as timestamptz))
              """)
          .param("tenant", tenant.value())
          .param("case", id.value())
          .param("person", person.value())
          .param("agent", codes.code(tenant, person))
          .param("seconds", seconds)
          .param("reason", reason.strip())
          .param("at", now().toString())
          .update();
    } catch (DuplicateKeyException _) {
      throw new CorrectionWaits(asked.reference());
    }
    hints.tell(List.of(tenant));
  }

  /// Lets a correction count.
  ///
  /// @param answer what the asker should know, at most 500 characters
  /// @throws OwnCorrection if the caller is the one who asked
  /// @throws CorrectionOver if it waits no longer
  @Allowed(Role.COORDINATOR)
  public void approve(TenantId tenant, long number, String answer) {
    Row row = decide(tenant, number, true, answer);
    CaseSummary corrected = summary(tenant, new CaseId(row.caseId()));
    outbox.append(
        List.of(
            new AgentTime(
                numbers.next(),
                tenant,
                codes.code(tenant, new PersonId(row.person())),
                AgentTime.Kind.CORRECTION,
                row.askedAt(),
                row.askedAt(),
                row.seconds() * 1_000,
                work(corrected))));
  }

  /// Refuses a correction.
  ///
  /// @param answer why, 1 to 500 characters
  /// @throws OwnCorrection if the caller is the one who asked
  /// @throws CorrectionOver if it waits no longer
  @Allowed(Role.COORDINATOR)
  public void refuse(TenantId tenant, long number, String answer) {
    require(
        !answer.isBlank(),
        Phrase.of("answer"),
        Phrase.of("1 to {most} characters", Map.of("most", MOST_REASON)),
        Phrase.of("{count} characters", Map.of("count", 0)));
    decide(tenant, number, false, answer);
  }

  /// Gives the corrections of a client that wait for a second person, the longest waiting first.
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public List<Correction> waiting(TenantId tenant) {
    return corrections(
        tenant, rows("decided_at is null order by asked_at, number", tenant, Map.of()));
  }

  private Row decide(TenantId tenant, long number, boolean approved, String answer) {
    require(
        answer.length() <= MOST_REASON,
        Phrase.of("answer"),
        Phrase.of("at most {most} characters", Map.of("most", MOST_REASON)),
        Phrase.of("{count} characters", Map.of("count", answer.length())));
    PersonId decider = caller();
    Row row =
        rows("number = :number and decided_at is null for update", tenant, Map.of("number", number))
            .stream()
            .findFirst()
            .orElseThrow(() -> new CorrectionOver(number));
    if (row.person() == decider.value()) {
      throw new OwnCorrection(summary(tenant, new CaseId(row.caseId())).reference());
    }
    jdbc.sql(
            """
            update client.handling_correction set decider = :decider, decided_at = cast(:at as timestamptz),
              approved = :approved, answer = :answer
            where tenant_id = :tenant and number = :number
            """)
        .param("decider", decider.value())
        .param("at", now().toString())
        .param("approved", approved)
        .param("answer", answer.strip())
        .param("tenant", tenant.value())
        .param("number", number)
        .update();
    hints.tell(List.of(tenant));
    return row;
  }

  private boolean known(TenantId tenant, UUID piece) {
    return jdbc.sql(
                "select count(*) from client.handling_interval where tenant_id = :tenant and id = :id")
            .param("tenant", tenant.value())
            .param("id", piece)
            .query(Integer.class)
            .single()
        > 0;
  }

  /// Adds up what counts at a case.
  ///
  /// @param person of whom, 0 for everybody
  private long seconds(TenantId tenant, CaseId id, long person) {
    return jdbc.sql(
            """
            select coalesce((select floor(extract(epoch from sum(to_at - from_at)))
                from client.handling_interval
                where tenant_id = :tenant and case_id = :case and (:person = 0 or person_id = :person)), 0)
              + coalesce((select sum(seconds) from client.handling_correction
                where tenant_id = :tenant and case_id = :case and approved
                  and (:person = 0 or person_id = :person)), 0)
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("person", person)
        .query(Long.class)
        .single();
  }

  private List<Row> rows(String which, TenantId tenant, Map<String, Object> values) {
    return jdbc.sql(
            """
            select number, case_id, person_id, seconds, reason, asked_at, decided_at, decider, approved,
              coalesce(answer, '') as answer
            from client.handling_correction where tenant_id = :tenant and
            """
                + " "
                + which)
        .param("tenant", tenant.value())
        .params(values)
        .query((row, _) -> {
          OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
          return new Row(
              row.getLong("number"),
              row.getLong("case_id"),
              row.getLong("person_id"),
              row.getLong("seconds"),
              row.getString("reason"),
              row.getObject("asked_at", OffsetDateTime.class).toInstant(),
              decided == null ? null : decided.toInstant(),
              row.getLong("decider"),
              decided == null ? null : Boolean.valueOf(row.getBoolean("approved")),
              row.getString("answer"));
        })
        .list();
  }

  private List<Correction> corrections(TenantId tenant, List<Row> rows) {
    Set<Long> people = new HashSet<>();
    rows.forEach(row -> {
      people.add(row.person());
      people.add(row.decider());
    });
    Map<Long, String> names = codes.names(people);
    List<CaseSummary> known =
        cases.summaries(
            tenant, rows.stream().map(Row::caseId).distinct().map(CaseId::new).toList());
    Actor actor = Call.current().actor();
    return rows.stream()
        .flatMap(row ->
            known.stream()
                .filter(one -> one.id().value() == row.caseId())
                .map(one ->
                    new Correction(
                        row.number(),
                        one.id(),
                        one.reference(),
                        names.getOrDefault(row.person(), ""),
                        actor.equals(new Actor.Person(new PersonId(row.person()))),
                        row.seconds(),
                        row.reason(),
                        row.askedAt(),
                        row.decidedAt(),
                        names.get(row.decider()),
                        row.approved(),
                        row.answer())))
        .toList();
  }

  private CaseSummary summary(TenantId tenant, CaseId id) {
    return cases.summaries(tenant, List.of(id)).stream()
        .findFirst()
        .orElseGet(() -> cases.get(tenant, id).summary());
  }

  private static AgentTime.Work work(CaseSummary summary) {
    return new AgentTime.Work(
        summary.id(), summary.reference(), summary.workType(), summary.priority());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new InvalidCorrection(Phrase.of("caller"), Phrase.of("a person"), actor.label());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, Object value) {
    if (!holds) {
      throw new InvalidCorrection(thing, rule, Objects.requireNonNull(value));
    }
  }
}
