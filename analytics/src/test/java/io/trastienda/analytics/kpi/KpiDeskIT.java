package io.trastienda.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.analytics.warehouse.WarehouseUnavailable;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PostgresBackend;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// Both doors over the real gateway.
class KpiDeskIT {

  private static final Period MARCH =
      new Period(LocalDate.of(2016, 3, 1), LocalDate.of(2016, 4, 1), ZoneId.of("Europe/Madrid"));

  private static final ConfigurableApplicationContext node =
      start(ClickHouseBackend.shared().properties());

  private final KpiDesk desk = node.getBean(KpiDesk.class);
  private final KpiPortal portal = node.getBean(KpiPortal.class);
  private final TenantBoundary boundary = node.getBean(TenantBoundary.class);
  private final BareEngine engine = new BareEngine(BareEngine.Wall.PREDICATE);
  private final TenantId tenant =
      new TenantId(ThreadLocalRandom.current().nextInt(1_000_000, 1 << 30));

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void both_doors_report_what_the_facts_say() {
    Oracle oracle = client(tenant, 1);
    client(new TenantId(tenant.value() + 1), 2);
    var filter = new KpiFilter("incident", 2);

    KpiReport all = asked(() -> desk.report(tenant, MARCH, KpiFilter.ALL));
    KpiReport part = asked(() -> portal.report(tenant, MARCH, filter));

    assertThat(all.values())
        .isEqualTo(
            Stream.of(Measure.values())
                .map(measure -> oracle.value(measure, MARCH, KpiFilter.ALL))
                .toList());
    assertThat(part.values())
        .isEqualTo(
            Stream.of(Measure.values())
                .map(measure -> oracle.value(measure, MARCH, filter))
                .toList());
    assertThat(all.dataAsOf()).isAfterOrEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void both_doors_open_the_same_days_and_cases(Measure measure) {
    Oracle oracle = client(tenant, 3);
    KpiValue value = oracle.value(measure, MARCH, KpiFilter.ALL);

    List<KpiPoint> days = asked(() -> desk.series(tenant, measure, MARCH, KpiFilter.ALL));
    KpiCases cases = asked(() -> desk.cases(tenant, measure, MARCH, KpiFilter.ALL, 5, 10));

    assertThat(days).hasSize(31);
    assertThat(days)
        .isEqualTo(asked(() -> portal.series(tenant, measure, MARCH, KpiFilter.ALL)))
        .allSatisfy(point ->
            assertThat(point.value())
                .isEqualTo(
                    oracle.value(
                        measure,
                        new Period(point.day(), point.day().plusDays(1), MARCH.zone()),
                        KpiFilter.ALL)));
    assertThat(cases)
        .isEqualTo(asked(() -> portal.cases(tenant, measure, MARCH, KpiFilter.ALL, 5, 10)));
    assertThat(cases.rows()).hasSize(10);
    assertThat(cases.total())
        .isEqualTo(
            switch (measure) {
              case HANDLING_TIME, OCCUPANCY, UTILISATION -> oracle.worked(MARCH, KpiFilter.ALL);
              default ->
                  (measure.unit() == Unit.COUNT || measure.unit() == Unit.PER_HOUR
                          ? value.numerator()
                          : value.denominator())
                      .longValueExact();
            });
  }

  @Test
  void says_that_there_are_no_reports_while_clickhouse_does_not_answer() {
    try (ConfigurableApplicationContext without =
        start(Map.of("trastienda.warehouse.url", "jdbc:clickhouse://127.0.0.1:1/default"))) {
      KpiDesk alone = without.getBean(KpiDesk.class);
      TenantBoundary inside = without.getBean(TenantBoundary.class);

      assertThatThrownBy(
              () -> inside.asJob("test", tenant, () -> alone.report(tenant, MARCH, KpiFilter.ALL)))
          .isInstanceOf(WarehouseUnavailable.class);
    }
  }

  private <T> T asked(Supplier<T> question) {
    return boundary.asJob("test", tenant, question);
  }

  private Oracle client(TenantId whose, long seed) {
    engine.createTables();
    var histories = new Histories(seed);
    List<CaseFact> facts = histories.of(whose, 120);
    List<AgentIntervalClosed> intervals = histories.intervals(whose, 20);
    engine.insert(facts);
    List<AgentTime> times = histories.times(whose, 400);
    engine.insertIntervals(intervals);
    engine.insertTimes(times);
    return new Oracle(facts, intervals, times, Instant.now());
  }

  private static ConfigurableApplicationContext start(Map<String, String> clickHouse) {
    Map<String, String> properties = new HashMap<>(PostgresBackend.shared().properties());
    properties.putAll(clickHouse);
    return new SpringApplicationBuilder(Rooms.class)
        .run(
            properties.entrySet().stream()
                .map(set -> "--" + set.getKey() + "=" + set.getValue())
                .toArray(String[]::new));
  }

  /// The rooms that a report needs.
  @EnableAutoConfiguration
  @ComponentScan({
    "io.trastienda.platform.tenancy",
    "io.trastienda.platform.events",
    "io.trastienda.analytics.warehouse",
    "io.trastienda.analytics.kpi"
  })
  static class Rooms {}
}
