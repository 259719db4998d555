package io.trastienda.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.analytics.warehouse.Question;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The measures of ClickHouse against the same measures counted by hand in Java.
class FiguresIT {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Period MARCH =
      new Period(LocalDate.of(2016, 3, 1), LocalDate.of(2016, 4, 1), MADRID);
  private static final Instant NOW = Instant.parse("2016-04-12T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final AtomicInteger NEXT_TENANT = new AtomicInteger(700_000);
  private static final List<KpiFilter> FILTERS =
      List.of(
          KpiFilter.ALL,
          new KpiFilter("incident", null),
          new KpiFilter(null, 2),
          new KpiFilter("refund", 3),
          new KpiFilter("no such type", null));

  /// Time is spent on cases that may be completed in another period, or never.
  private static final Set<Measure> TIMES =
      Set.of(Measure.HANDLING_TIME, Measure.OCCUPANCY, Measure.UTILISATION);

  private final BareEngine engine = new BareEngine(BareEngine.Wall.PREDICATE);
  private final Figures figures = new Figures(engine, CLOCK);

  @BeforeAll
  static void create_the_tables() {
    new BareEngine(BareEngine.Wall.PREDICATE).createTables();
  }

  @Test
  void every_measure_is_what_a_plain_count_of_the_facts_says() {
    for (long seed = 1; seed <= 2; seed++) {
      Client client = client(seed, 150);
      client(seed + 100, 60);

      for (KpiFilter filter : FILTERS) {
        for (Period period : periods()) {
          List<KpiValue> values = figures.values(client.tenant(), period, filter);

          assertThat(values)
              .as("seed %d, %s, %s", seed, filter, period)
              .isEqualTo(
                  Stream.of(Measure.values())
                      .map(measure -> client.oracle().value(measure, period, filter))
                      .toList());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void every_day_of_a_series_is_the_report_of_that_day(Measure measure) {
    Client client = client(7, 150);

    for (KpiFilter filter : FILTERS) {
      List<KpiPoint> points = figures.series(client.tenant(), measure, MARCH, filter);

      assertThat(points)
          .as("%s", filter)
          .isEqualTo(
              MARCH
                  .from()
                  .datesUntil(MARCH.to())
                  .map(day ->
                      new KpiPoint(
                          day,
                          client
                              .oracle()
                              .value(measure, new Period(day, day.plusDays(1), MADRID), filter)))
                  .toList());
    }
  }

  @Test
  void the_day_of_a_fixed_offset_begins_at_that_offset() {
    Client client = client(8, 50);
    Period period =
        new Period(LocalDate.of(2016, 3, 1), LocalDate.of(2016, 3, 11), ZoneOffset.ofHours(-3));

    List<KpiPoint> points =
        figures.series(client.tenant(), Measure.COMPLETED, period, KpiFilter.ALL);

    assertThat(points)
        .allSatisfy(point ->
            assertThat(point.value())
                .isEqualTo(
                    client
                        .oracle()
                        .value(
                            Measure.COMPLETED,
                            new Period(point.day(), point.day().plusDays(1), period.zone()),
                            KpiFilter.ALL)));
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void a_number_opens_exactly_the_cases_that_it_counts(Measure measure) {
    Client client = client(9, 150);

    for (KpiFilter filter : FILTERS) {
      KpiValue value = client.oracle().value(measure, MARCH, filter);
      List<KpiCases.Row> rows = new ArrayList<>();
      long total = 0;
      for (int offset = 0; offset <= total; offset += 60) {
        KpiCases page = figures.cases(client.tenant(), measure, MARCH, filter, offset, 60);
        rows.addAll(page.rows());
        total = page.total();
      }

      if (TIMES.contains(measure)) {
        KpiFilter seen = measure == Measure.HANDLING_TIME ? filter : KpiFilter.ALL;
        assertThat(total).isEqualTo(client.oracle().worked(MARCH, seen)).isEqualTo(rows.size());
        assertThat(rows.stream().map(KpiCases.Row::value).reduce(BigDecimal.ZERO, BigDecimal::add))
            .isEqualByComparingTo(
                client.oracle().value(Measure.HANDLING_TIME, MARCH, seen).numerator());
        continue;
      }
      long expected =
          (measure.unit() == Unit.COUNT || measure.unit() == Unit.PER_HOUR
                  ? value.numerator()
                  : value.denominator())
              .longValueExact();
      assertThat(total).as("%s", filter).isEqualTo(expected);
      assertThat(rows).hasSize((int) expected).doesNotHaveDuplicates();
      assertThat(rows).isSortedAccordingTo(Comparator.comparing(KpiCases.Row::at));
      if (measure.unit() == Unit.SHARE) {
        assertThat(rows.stream().filter(row -> Objects.requireNonNull(row.counts())).count())
            .isEqualTo(value.numerator().longValueExact());
      } else {
        assertThat(rows).allMatch(row -> row.counts() == null);
      }
      if (measure != Measure.TURNAROUND_P50
          && measure != Measure.TURNAROUND_P90
          && measure != Measure.ELAPSED_P50) {
        assertThat(rows.stream().map(KpiCases.Row::value).reduce(BigDecimal.ZERO, BigDecimal::add))
            .isEqualByComparingTo(value.numerator());
      }
    }
  }

  @Test
  void an_agents_own_days_add_up_to_what_the_facts_say_of_that_agent() {
    Client client = client(11, 150);

    for (String agent : List.of("A0", "A1", "nobody")) {
      List<MyDay> days = figures.days(client.tenant(), MARCH, agent);

      for (Measure measure : MyNumbers.MEASURES) {
        KpiValue value = MyDay.value(measure, days);
        KpiCases cases = figures.cases(client.tenant(), measure, MARCH, agent, 0, 10_000);

        assertThat(value)
            .as("%s of %s", measure, agent)
            .isEqualTo(client.oracle().of(agent).value(measure, MARCH, KpiFilter.ALL));
        assertThat(cases.rows()).hasSize((int) cases.total());
        if (measure == Measure.COMPLETED || measure == Measure.REOPENED) {
          assertThat(BigDecimal.valueOf(cases.total())).isEqualByComparingTo(value.numerator());
        }
      }
    }
  }

  @Test
  void the_backlog_by_flow_is_the_number_of_cases_whose_last_step_left_them_open() {
    for (long seed = 20; seed < 70; seed++) {
      TenantId tenant = new TenantId(NEXT_TENANT.incrementAndGet());
      var facts = new Histories(seed).of(tenant, 200);
      var oracle = new Oracle(facts, List.of(), List.of(), NOW);

      for (LocalDate day = MARCH.from(); day.isBefore(MARCH.to()); day = day.plusDays(3)) {
        Period one = new Period(day, day.plusDays(1), MADRID);
        assertThat(oracle.flow(one.end()))
            .as("seed %d, end of %s", seed, day)
            .isEqualTo(
                oracle
                    .value(Measure.BACKLOG_CLOSING, one, KpiFilter.ALL)
                    .numerator()
                    .longValueExact());
      }
    }
  }

  @Test
  void without_facts_counts_are_0_and_everything_else_has_no_data() {
    TenantId nobody = new TenantId(NEXT_TENANT.incrementAndGet());

    List<KpiValue> values = figures.values(nobody, MARCH, KpiFilter.ALL);

    assertThat(values)
        .allSatisfy(value -> {
          if (value.measure().unit() == Unit.COUNT) {
            assertThat(value.value()).isEqualTo(BigDecimal.ZERO);
            assertThat(value.noData()).isNull();
          } else {
            assertThat(value.value()).isNull();
            assertThat(value.noData())
                .isEqualTo(
                    switch (value.measure()) {
                      case PRODUCTIVITY -> "kpi.no-data.presence";
                      case HANDLING_TIME, OCCUPANCY, UTILISATION -> "kpi.no-data.time";
                      default -> "kpi.no-data.none";
                    });
          }
        });
  }

  @ParameterizedTest
  @EnumSource(BareEngine.Wall.class)
  void no_question_tells_of_another_client_with_either_wall_alone(BareEngine.Wall wall) {
    Client mine = client(80, 80);
    Client canary = client(81, 80);
    Figures guarded = new Figures(new BareEngine(wall), CLOCK);

    for (Client client : List.of(mine, canary)) {
      for (KpiFilter filter : FILTERS) {
        assertThat(guarded.values(client.tenant(), MARCH, filter))
            .isEqualTo(
                Stream.of(Measure.values())
                    .map(measure -> client.oracle().value(measure, MARCH, filter))
                    .toList());
      }
      for (Measure measure : Measure.values()) {
        assertThat(guarded.series(client.tenant(), measure, MARCH, KpiFilter.ALL))
            .isEqualTo(figures.series(client.tenant(), measure, MARCH, KpiFilter.ALL));
        KpiCases cases = guarded.cases(client.tenant(), measure, MARCH, KpiFilter.ALL, 0, 10_000);
        assertThat(cases.rows())
            .isNotEmpty()
            .allMatch(row -> row.reference().startsWith("T" + client.tenant() + "-"));
      }
    }
  }

  @Test
  void every_question_names_the_client_once_for_each_table_that_it_reads() {
    for (Question question : Figures.questions()) {
      String text = question.sql();

      assertThat(text.split("from kpi\\.", -1).length)
          .as(question.name())
          .isGreaterThan(1)
          .isEqualTo(text.split("where tenant_id = \\{tenant:UInt32}", -1).length);
    }
  }

  @Test
  void a_filter_with_signs_of_sql_is_a_work_type_that_nobody_has() {
    Client client = client(90, 40);

    for (String odd :
        List.of(
            "' or 1=1 --",
            "incident' or tenant_id > 0 or '",
            "\\' or 1=1",
            "{tenant:UInt32}",
            "incident\t\n\\N",
            "');drop table kpi.case_event",
            "incident%",
            "\u0000")) {
      var filter = new KpiFilter(odd, null);

      assertThat(figures.values(client.tenant(), MARCH, filter))
          .as(odd)
          .isEqualTo(
              Stream.of(Measure.values())
                  .map(measure -> client.oracle().value(measure, MARCH, filter))
                  .toList());
      assertThat(figures.cases(client.tenant(), Measure.COMPLETED, MARCH, filter, 0, 10).rows())
          .isEmpty();
    }
    assertThat(
            figures
                .values(client.tenant(), MARCH, new KpiFilter(null, Integer.MIN_VALUE))
                .getFirst()
                .value())
        .isEqualTo(BigDecimal.ZERO);
  }

  private List<Period> periods() {
    return List.of(
        MARCH,
        new Period(LocalDate.of(2016, 3, 27), LocalDate.of(2016, 3, 28), MADRID),
        new Period(LocalDate.of(2016, 4, 10), LocalDate.of(2016, 4, 20), MADRID),
        new Period(LocalDate.of(2016, 2, 1), LocalDate.of(2016, 8, 1), ZoneOffset.UTC),
        new Period(LocalDate.of(2015, 1, 1), LocalDate.of(2015, 2, 1), MADRID));
  }

  private Client client(long seed, int cases) {
    TenantId tenant = new TenantId(NEXT_TENANT.incrementAndGet());
    var histories = new Histories(seed);
    List<CaseFact> facts = histories.of(tenant, cases);
    List<AgentIntervalClosed> intervals = histories.intervals(tenant, 25);
    List<AgentTime> times = histories.times(tenant, 40);
    engine.insert(facts);
    engine.insertIntervals(intervals);
    engine.insertTimes(times);
    return new Client(tenant, new Oracle(facts, intervals, times, NOW));
  }

  private record Client(TenantId tenant, Oracle oracle) {}
}
