package io.trastienda.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Period;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The worked examples of the `kpi` bundle, as the screens show them.
class WorkedExamplesIT {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Period MARCH = Period.of(YearMonth.of(2016, 3), MADRID);
  private static final Instant TENTH = Instant.parse("2016-03-10T08:00:00Z");

  private final TenantId tenant =
      new TenantId(ThreadLocalRandom.current().nextInt(1_000_000, 1 << 30));
  private final BareEngine engine = new BareEngine(BareEngine.Wall.PREDICATE);
  private final Figures figures =
      new Figures(engine, Clock.fixed(Instant.parse("2016-05-01T00:00:00Z"), ZoneOffset.UTC));
  private final List<CaseFact> facts = new ArrayList<>();
  private int cases;

  @BeforeEach
  void create_the_tables() {
    engine.createTables();
  }

  @Test
  void received_counts_the_cases_opened_in_the_month_of_the_clients_zone() {
    open(Instant.parse("2016-02-29T23:00:00Z"));
    open(TENTH);
    open(Instant.parse("2016-03-31T21:59:59.999Z"));
    open(Instant.parse("2016-03-31T22:00:00Z"));
    open(Instant.parse("2016-04-15T08:00:00Z"));

    assertThat(value(Measure.RECEIVED)).hasToString("3");
  }

  @Test
  void completions_count_again_after_a_reopening_and_cases_do_not() {
    open(TENTH).complete(1, 60).reopen(2).complete(3, 60);
    open(TENTH).complete(2, 60);
    open(TENTH).cancel(2);

    assertThat(value(Measure.COMPLETED)).hasToString("3");
    assertThat(value(Measure.COMPLETED_CASES)).hasToString("2");
  }

  @Test
  void the_backlog_is_what_came_in_and_back_less_what_went() {
    for (int number = 1; number <= 6; number++) {
      open(TENTH).complete(1, 60);
    }
    open(TENTH).complete(1, 60).reopen(2);
    open(TENTH).cancel(1);
    open(TENTH);
    open(TENTH);

    assertThat(value(Measure.BACKLOG_CLOSING)).hasToString("3");
  }

  @Test
  void turnaround_is_business_time_and_its_quantiles_are_interpolated() {
    for (int hours : List.of(1, 2, 4)) {
      open(TENTH).complete(20, hours * 3_600L);
    }
    assertThat(value(Measure.TURNAROUND_MEAN)).hasToString("8400");

    open(TENTH).complete(20, 10 * 3_600);
    assertThat(value(Measure.TURNAROUND_P50)).hasToString("10800");
    assertThat(value(Measure.TURNAROUND_P90)).hasToString("29520");
  }

  @Test
  void elapsed_time_looks_at_first_completions_only() {
    open(TENTH).complete(24, 60);
    open(TENTH).complete(72, 60).reopen(100).complete(300, 60);
    assertThat(value(Measure.ELAPSED_MEAN)).hasToString("172800");

    open(TENTH).complete(30, 60);
    assertThat(value(Measure.ELAPSED_P50)).hasToString("108000");
  }

  @Test
  void on_time_by_completion_leaves_out_what_had_no_due_time() {
    open(TENTH).due(null).complete(5, 60);
    open(TENTH).due(TENTH.plusSeconds(86_400)).complete(5, 60);
    open(TENTH).due(TENTH.plusSeconds(60)).complete(5, 60);

    assertThat(value(Measure.ON_TIME_BY_COMPLETION)).hasToString("0.5");
  }

  @Test
  void on_time_by_due_time_counts_open_cases_and_leaves_out_those_cancelled_by_then() {
    Instant due = TENTH.plusSeconds(86_400);
    open(TENTH).due(due).complete(5, 60);
    open(TENTH).due(due).complete(24, 60);
    open(TENTH).due(due).complete(25, 60);
    open(TENTH).due(due);
    open(TENTH).due(due).cancel(5);
    open(TENTH).due(null);

    assertThat(value(Measure.ON_TIME_BY_DUE)).hasToString("0.5");
  }

  @Test
  void reopenings_count_each_time() {
    open(TENTH).complete(1, 60).reopen(2).complete(3, 60).reopen(4);
    open(TENTH).complete(1, 60).reopen(2);

    assertThat(value(Measure.REOPENED)).hasToString("3");
  }

  @Test
  void productivity_divides_by_the_hours_that_lie_in_the_period() {
    Instant begin = MARCH.start();
    for (int number = 1; number <= 12; number++) {
      open(TENTH).complete(1, 60);
    }
    engine.insertIntervals(
        List.of(
            interval(begin.minus(Duration.ofHours(5)), begin.plus(Duration.ofHours(3))),
            interval(TENTH, TENTH.plus(Duration.ofHours(5)))));

    assertThat(value(Measure.PRODUCTIVITY)).hasToString("1.5");
  }

  @Test
  void handling_time_is_what_was_spent_at_cases_over_live_completions() {
    open(TENTH).complete(1, 60);
    open(TENTH).complete(1, 60);
    open(TENTH);
    engine.insertTimes(
        List.of(
            piece(AgentTime.Kind.HANDLING, 25, 25 * 60),
            piece(AgentTime.Kind.CORRECTION, 0, 5 * 60)));

    assertThat(value(Measure.HANDLING_TIME)).hasToString("900");
  }

  @Test
  void occupancy_and_utilisation_are_shares_of_time() {
    engine.insertTimes(
        List.of(
            piece(AgentTime.Kind.HANDLING, 360, 360 * 60),
            piece(AgentTime.Kind.IDLE, 120, 60 * 60),
            piece(AgentTime.Kind.IDLE, 60, 60 * 60),
            piece(AgentTime.Kind.BREAK, 60, 60 * 60),
            piece(AgentTime.Kind.TRAINING, 30, 30 * 60),
            piece(AgentTime.Kind.MEETING, 30, 30 * 60)));

    assertThat(value(Measure.OCCUPANCY)).hasToString("0.75");
    assertThat(value(Measure.UTILISATION)).hasToString("0.8");
  }

  private AgentTime piece(AgentTime.Kind kind, int minutes, long seconds) {
    boolean atCase = kind == AgentTime.Kind.HANDLING || kind == AgentTime.Kind.CORRECTION;
    return new AgentTime(
        UUID.randomUUID(),
        tenant,
        "A1",
        kind,
        TENTH,
        TENTH.plus(Duration.ofMinutes(minutes)),
        seconds * 1_000,
        atCase ? new AgentTime.Work(new CaseId(1), "T-2016-000001", "incident", 3) : null);
  }

  private @Nullable Object value(Measure measure) {
    if (!facts.isEmpty()) {
      engine.insert(facts);
      facts.clear();
    }
    return figures.values(tenant, MARCH, KpiFilter.ALL).stream()
        .filter(value -> value.measure() == measure)
        .findFirst()
        .orElseThrow()
        .value();
  }

  private AgentIntervalClosed interval(Instant from, Instant to) {
    return new AgentIntervalClosed(UUID.randomUUID(), tenant, "A1", from, to);
  }

  private Life open(Instant at) {
    var life = new Life(new CaseId(++cases), at);
    life.step(CaseFact.Kind.OPENED, 0, StateCategory.OPEN, null);
    return life;
  }

  /// One case, told step by step; times are hours after its opening.
  private final class Life {

    private final CaseId id;
    private final Instant opened;
    private @Nullable Instant due;
    private @Nullable StateCategory category;
    private int sequence;
    private int completions;

    Life(CaseId id, Instant opened) {
      this.id = id;
      this.opened = opened;
    }

    Life due(@Nullable Instant at) {
      due = at;
      return step(CaseFact.Kind.UPDATED, 0, StateCategory.OPEN, null);
    }

    Life complete(int hours, long businessSeconds) {
      Instant at = opened.plus(Duration.ofHours(hours));
      return step(
          CaseFact.Kind.COMPLETED,
          hours,
          StateCategory.CLOSED,
          new CaseFact.Completion(
              ++completions,
              "done",
              businessSeconds,
              hours * 3_600L,
              due == null ? null : !at.isAfter(due),
              BigDecimal.ONE,
              null));
    }

    Life reopen(int hours) {
      return step(CaseFact.Kind.REOPENED, hours, StateCategory.OPEN, null);
    }

    Life cancel(int hours) {
      return step(CaseFact.Kind.CANCELLED, hours, StateCategory.CLOSED, null);
    }

    private Life step(
        CaseFact.Kind kind,
        int hours,
        StateCategory next,
        CaseFact.@Nullable Completion completion) {
      facts.add(
          new CaseFact(
              UUID.randomUUID(),
              kind,
              tenant,
              id,
              "T-2016-%06d".formatted(id.value()),
              ++sequence,
              "incident",
              1,
              3,
              null,
              "A1",
              null,
              next.name().toLowerCase(Locale.ROOT),
              next,
              category == null ? null : category.name().toLowerCase(Locale.ROOT),
              category,
              opened,
              opened.plus(Duration.ofHours(hours)),
              due,
              completion,
              null,
              false,
              Map.of(),
              null));
      category = next;
      return this;
    }
  }
}
