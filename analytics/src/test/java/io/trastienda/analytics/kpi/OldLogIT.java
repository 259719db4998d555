package io.trastienda.analytics.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.analytics.warehouse.Answer;
import io.trastienda.analytics.warehouse.Question;
import io.trastienda.analytics.warehouse.Warehouse;
import io.trastienda.analytics.warehouse.WarehouseUnavailable;
import io.trastienda.platform.Period;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.intake.HistoryImports;
import io.trastienda.platform.intake.ImportJob;
import io.trastienda.platform.intake.ImportMode;
import io.trastienda.platform.intake.IntakeFixtures;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A client's old log through the whole path, file to ClickHouse: its figures, counted from the
/// file alone by another program, come out of both databases and of the measures.
class OldLogIT {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Question FIGURES = Question.of(OldLogIT.class, "test-log-figures");
  private static final int PLACES = 6;

  /// Figure, in the excerpt, in the whole log of March 2016.
  private static final String EXPECTED =
      """
      rows                  405       58012
      first_rows            60        8995
      state_changes         180       23906
      other_updates         165       25111
      incidents             60        8995
      closed                60        8995
      made_sla              34        3585
      reopen_count          5         130
      priority_1            2         88
      priority_2            6         140
      priority_3            46        8418
      priority_4            6         349
      groups                34        70
      assignees             40        184
      categories            22        44
      completions           66        9153
      completions_in_march  56        7652
      reopenings            6         158
      first_completions     60        8995
      elapsed_mean_hours    437.9792  215.8883
      elapsed_median_hours  49.15     48.6
      resolved_at           54        8221
      resolved_median_hours 51.4417   70.983
      opened_apart          40        5799
      not_begun_new         20        3542
      subcategories         42        277
      rows_made_sla         379       52535
      rows_reopen_count     25        1090
      rows_resolved_at      393       56449
      rows_with_location    0         0
      """;

  private static final ConfigurableApplicationContext node = start();

  private final TenantFixtures fixtures = node.getBean(TenantFixtures.class);
  private final HistoryImports imports = node.getBean(HistoryImports.class);
  private final Warehouse warehouse = node.getBean(Warehouse.class);
  private final JdbcClient jdbc = node.getBean(JdbcClient.class);
  private final TenantId blue = fixtures.tenant();

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void the_excerpt_comes_out_of_both_databases_alike() {
    read("excerpt", new ByteArrayInputStream(IntakeFixtures.excerpt().getBytes(UTF_8)), 405);

    assertFigures("the excerpt", expected(1));
  }

  @Test
  void the_whole_log_of_march_2016_comes_out_as_its_readme_says() throws IOException {
    boolean there = Files.exists(IntakeFixtures.wholeLog());
    System.out.println(
        "OldLogIT.the_whole_log_of_march_2016: " + (there ? "RUN" : "SKIPPED, no file"));
    Assumptions.assumeTrue(there, "the whole log is not on this machine");
    try (InputStream file = Files.newInputStream(IntakeFixtures.wholeLog())) {
      read("the_whole_log_of_march_2016", file, 58_012);
    }

    assertFigures("the whole log of March 2016", expected(2));
  }

  /// Imports a file, waits until every row is in ClickHouse, and tells how long both took.
  private void read(String name, InputStream file, long rows) {
    CatalogueFixtures.publish(fixtures, node.getBean(CatalogueDesk.class), blue);
    PersonId manager = fixtures.person(blue, Role.ACCOUNT_MANAGER);
    long number =
        fixtures
            .as(
                manager,
                () ->
                    imports.submit(
                        blue, "log.csv", file, IntakeFixtures.mapping(), ImportMode.VALID_CASES))
            .id();
    ImportJob job =
        await()
            .atMost(Duration.ofMinutes(15))
            .until(
                () -> fixtures.as(manager, () -> imports.get(blue, number)),
                one -> one.finishedAt() != null);
    assertThat(job.state()).isEqualTo(ImportJob.State.DONE);
    assertThat(job.refusedRows()).isZero();
    assertThat(job.warnings()).isEqualTo(4);
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(WarehouseUnavailable.class)
        .until(() -> ask(answer -> answer.whole("rows")) == rows);
    Duration fresh = Duration.between(lastRow(), Instant.now());
    Duration took =
        Duration.between(
            Objects.requireNonNull(job.startedAt()), Objects.requireNonNull(job.finishedAt()));
    System.out.printf(
        "OldLogIT.%s: %d rows in %.1f s, in ClickHouse %.2f s after the last row%n",
        name, rows, took.toMillis() / 1e3, fresh.toMillis() / 1e3);
  }

  private void assertFigures(String name, Map<String, BigDecimal> expected) {
    Map<String, BigDecimal> inPostgres = postgres(expected);
    Map<String, BigDecimal> inClickHouse =
        ask(answer -> figures(expected, column -> decimal(answer.decimal(column))));
    System.out.printf("%s: %-21s %12s %14s %14s%n", name, "", "file", "PostgreSQL", "ClickHouse");
    expected.forEach((figure, value) ->
        System.out.printf(
            "%s: %-21s %12s %14s %14s%n",
            name, figure, value, inPostgres.get(figure), inClickHouse.get(figure)));

    assertThat(inClickHouse).isEqualTo(inPostgres);
    assertThat(rounded(inPostgres, expected)).isEqualTo(expected);
    assertMeasures(expected);
  }

  /// The measures that a report shows of the same work.
  private void assertMeasures(Map<String, BigDecimal> expected) {
    Period march = new Period(LocalDate.of(2016, 3, 1), LocalDate.of(2016, 4, 1), MADRID);
    Period all = new Period(LocalDate.of(2016, 1, 1), LocalDate.of(2018, 1, 1), MADRID);

    assertThat(measure(march, Measure.COMPLETED)).isEqualTo(expected.get("completions_in_march"));
    assertThat(measure(all, Measure.COMPLETED)).isEqualTo(expected.get("completions"));
    assertThat(measure(all, Measure.COMPLETED_CASES)).isEqualTo(expected.get("incidents"));
    assertThat(measure(all, Measure.RECEIVED)).isEqualTo(expected.get("first_rows"));
    assertThat(measure(all, Measure.REOPENED)).isEqualTo(expected.get("reopenings"));
    assertThat(measure(all, Measure.BACKLOG_CLOSING)).isEqualTo(BigDecimal.ZERO);
    assertHours(measure(all, Measure.ELAPSED_MEAN), expected.get("elapsed_mean_hours"));
    assertHours(measure(all, Measure.ELAPSED_P50), expected.get("elapsed_median_hours"));
  }

  private static void assertHours(BigDecimal seconds, @Nullable BigDecimal expected) {
    BigDecimal hours = Objects.requireNonNull(expected);
    assertThat(seconds.divide(BigDecimal.valueOf(3_600), hours.scale(), RoundingMode.HALF_UP))
        .isEqualTo(hours);
  }

  private BigDecimal measure(Period period, Measure measure) {
    return fixtures
        .asJob(blue, () -> node.getBean(KpiDesk.class).report(blue, period, KpiFilter.ALL))
        .values()
        .stream()
        .filter(value -> value.measure() == measure)
        .map(KpiValue::value)
        .map(Objects::requireNonNull)
        .findFirst()
        .orElseThrow();
  }

  private <T> T ask(Function<Answer, T> reader) {
    return fixtures.asJob(blue, () -> warehouse.<T>ask(blue, FIGURES, Map.of(), reader).getFirst());
  }

  private Map<String, BigDecimal> postgres(Map<String, BigDecimal> expected) {
    return fixtures.inTransaction(
        blue,
        () ->
            jdbc.sql(resource("test-log-figures-postgres.sql"))
                .query((row, _) ->
                    figures(
                        expected,
                        column -> {
                          try {
                            return decimal(new BigDecimal(row.getString(column)));
                          } catch (java.sql.SQLException e) {
                            throw new IllegalStateException(e);
                          }
                        }))
                .single());
  }

  private Instant lastRow() {
    return fixtures.inTransaction(
        blue,
        () ->
            jdbc.sql("select max(recorded_at) as at from client.case_step")
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .single());
  }

  private static Map<String, BigDecimal> figures(
      Map<String, BigDecimal> expected, Function<String, BigDecimal> value) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    expected.keySet().forEach(figure -> figures.put(figure, value.apply(figure)));
    return figures;
  }

  private static Map<String, BigDecimal> rounded(
      Map<String, BigDecimal> figures, Map<String, BigDecimal> as) {
    Map<String, BigDecimal> rounded = new LinkedHashMap<>();
    as.forEach((figure, value) ->
        rounded.put(
            figure,
            Objects.requireNonNull(figures.get(figure))
                .setScale(value.scale(), RoundingMode.HALF_UP)));
    return rounded;
  }

  private static BigDecimal decimal(@Nullable BigDecimal value) {
    return Objects.requireNonNull(value)
        .setScale(PLACES, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .add(BigDecimal.ZERO);
  }

  private static Map<String, BigDecimal> expected(int column) {
    Map<String, BigDecimal> expected = new LinkedHashMap<>();
    EXPECTED
        .lines()
        .map(line -> line.split(" +", -1))
        .forEach(cells -> expected.put(cells[0], new BigDecimal(cells[column])));
    return expected;
  }

  private static String resource(String name) {
    try (InputStream text = Objects.requireNonNull(OldLogIT.class.getResourceAsStream(name))) {
      return new String(text.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ConfigurableApplicationContext start() {
    Map<String, String> properties = new HashMap<>(PostgresBackend.shared().properties());
    properties.putAll(KafkaBackend.shared().properties());
    properties.putAll(ClickHouseBackend.shared().properties());
    properties.put("trastienda.access.password-memory", "64");
    properties.put("trastienda.access.password-iterations", "1");
    return new SpringApplicationBuilder(Rooms.class)
        .run(
            properties.entrySet().stream()
                .map(set -> "--" + set.getKey() + "=" + set.getValue())
                .toArray(String[]::new));
  }

  /// The platform whole, and the rooms of reports.
  @EnableAutoConfiguration
  @AutoConfigurationPackage(basePackages = "io.trastienda.platform")
  @ComponentScan({"io.trastienda.platform", "io.trastienda.analytics"})
  @Import(TenantFixtures.class)
  static class Rooms {}
}
