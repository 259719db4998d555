package io.trastienda.platform.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The excerpt holds 60 incidents: 405 rows, 180 changes of state, 66 completions, 6 reopenings,
/// and 4 rows at a time that Madrid does not have. All its figures, and those of the whole log, are
/// held against both databases by `OldLogIT` of analytics.
@PlatformIT
class HistoryImportIT {

  private final HistoryImports imports;
  private final CaseIntake intake;
  private final ImportScheduler scheduler;
  private final ImportRun runs;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final JdbcClient jdbc;

  HistoryImportIT(
      HistoryImports imports,
      CaseIntake intake,
      ImportScheduler scheduler,
      ImportRun runs,
      CatalogueDesk catalogue,
      TenantFixtures fixtures,
      JdbcClient jdbc) {
    this.imports = imports;
    this.intake = intake;
    this.scheduler = scheduler;
    this.runs = runs;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
    this.jdbc = jdbc;
  }

  @Test
  void every_row_becomes_a_step_of_its_case() {
    TenantId blue = client();

    ImportJob job = run(blue, IntakeFixtures.excerpt(), ImportMode.VALID_CASES);

    assertThat(job.state()).isEqualTo(ImportJob.State.DONE);
    assertThat(job.rowsTotal()).isEqualTo(405);
    assertThat(job.rowsRead()).isEqualTo(405);
    assertCounts(job, 60, 405, 180, 66, 0);
    assertThat(job.refusedRows()).isZero();
    assertThat(job.warnings()).isEqualTo(4);
    assertThat(job.refused()).hasSize(4).allMatch(ImportJob.RefusedRow::warning);
    assertThat(job.refused().getFirst().reason())
        .isEqualTo(
            "sys_updated_at '27/3/2016 02:59' does not exist in Europe/Madrid and was moved to"
                + " 2016-03-27T03:59");
    assertThat(number(blue, "select count(*) from client.work_case")).isEqualTo(60);
    assertThat(number(blue, "select count(*) from client.case_step")).isEqualTo(405);
    assertThat(number(blue, REOPENINGS)).isEqualTo(6);
    assertThat(number(blue, "select count(distinct coalesce(queue, '?')) from client.case_step"))
        .isEqualTo(34);
    assertThat(number(blue, CATEGORIES)).isEqualTo(22);
    assertThat(number(blue, MADE_SLA)).isEqualTo(34);
    assertThat(number(blue, "select count(*) from client.import_chunk")).isZero();
    assertThat(fixtures.asJob(blue, () -> imports.fields(blue)))
        .extracting(ImportedField::key)
        .contains("made_sla");
  }

  @Test
  void the_same_file_again_changes_nothing() {
    TenantId blue = client();
    run(blue, IntakeFixtures.excerpt(), ImportMode.VALID_CASES);

    ImportJob again = run(blue, IntakeFixtures.excerpt(), ImportMode.VALID_CASES);

    assertThat(again.state()).isEqualTo(ImportJob.State.DONE);
    assertCounts(again, 0, 0, 0, 0, 405);
    assertThat(number(blue, "select count(*) from client.case_step")).isEqualTo(405);
  }

  @Test
  void a_longer_file_adds_only_later_rows() {
    TenantId blue = client();
    List<String> lines = lines();
    List<String> shorter = new ArrayList<>(lines);
    // The last row of the first case and of the last one were not there yet.
    String first = reference(lines.get(1));
    int end = 1;
    while (reference(lines.get(end + 1)).equals(first)) {
      end++;
    }
    shorter.removeLast();
    shorter.remove(end);
    run(blue, String.join("\n", shorter), ImportMode.VALID_CASES);

    ImportJob longer = run(blue, IntakeFixtures.excerpt(), ImportMode.ALL_OR_NOTHING);

    assertThat(longer.state()).isEqualTo(ImportJob.State.DONE);
    assertThat(longer.cases()).isEqualTo(2);
    assertThat(longer.events()).isEqualTo(2);
    assertThat(longer.known()).isEqualTo(403);
    assertThat(number(blue, "select count(*) from client.case_step")).isEqualTo(405);
  }

  @Test
  void a_changed_earlier_row_is_refused() {
    TenantId blue = client();
    run(blue, IntakeFixtures.excerpt(), ImportMode.VALID_CASES);
    List<String> lines = lines();
    lines.set(2, changed(lines, 2, "assignment_group", "999"));

    ImportJob job = run(blue, String.join("\n", lines), ImportMode.VALID_CASES);

    assertThat(job.refusedRows()).isEqualTo(1);
    assertThat(job.refusedCases()).isEqualTo(1);
    assertThat(refusals(job))
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.row()).isEqualTo(2);
          assertThat(refused.reason()).contains("must be the same as when it was imported");
        });
    assertThat(job.events()).isZero();
  }

  @Test
  void every_row_and_column_in_error_is_listed_and_the_other_cases_come_in() {
    TenantId blue = client();
    List<String> lines = lines();
    lines.set(1, changed(lines, 1, "priority", "7"));
    lines.set(1, changed(lines, 1, "sys_updated_at", "2016-03-01"));
    lines.set(2, changed(lines, 2, "incident_state", "Sleeping"));
    lines.add("0000001,New");
    lines.add(changed(lines, 405, "number", "?"));

    ImportJob job = run(blue, String.join("\n", lines), ImportMode.VALID_CASES);

    assertThat(job.state()).isEqualTo(ImportJob.State.DONE);
    assertThat(refusals(job))
        .extracting(
            ImportJob.RefusedRow::row, ImportJob.RefusedRow::column, ImportJob.RefusedRow::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1L,
                "sys_updated_at",
                "sys_updated_at must be a time in the form d/M/yyyy HH:mm, but is '2016-03-01'"),
            org.assertj.core.groups.Tuple.tuple(
                1L, "priority", "priority must be one of 1, 2, 3, 4, but is '7'"),
            org.assertj.core.groups.Tuple.tuple(
                2L,
                "incident_state",
                "incident_state must be one of Active, Awaiting Evidence, Awaiting Problem,"
                    + " Awaiting User Info, Awaiting Vendor, Closed, New, Resolved, but is"
                    + " 'Sleeping'"),
            org.assertj.core.groups.Tuple.tuple(
                406L, "", "row must have 36 columns like the header, but has 2"),
            org.assertj.core.groups.Tuple.tuple(
                407L, "number", "number must be there, but is '?'"));
    assertThat(job.refusedRows()).isEqualTo(4);
    assertThat(job.refusedCases()).isEqualTo(2);
    assertThat(job.cases()).isEqualTo(59);
  }

  @Test
  void a_text_too_long_for_a_code_does_not_go_into_reports() {
    TenantId blue = client();
    List<String> lines = lines();
    lines.set(1, changed(lines, 1, "category", "x".repeat(101)));
    lines.set(405, changed(lines, 405, "location", "x".repeat(101)));

    ImportJob job = run(blue, String.join("\n", lines), ImportMode.VALID_CASES);

    assertThat(refusals(job))
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.row()).isEqualTo(1);
          assertThat(refused.column()).isEqualTo("category");
          assertThat(refused.reason()).contains("at most 100 characters");
        });
    assertThat(job.cases()).isEqualTo(59);
  }

  @Test
  void all_or_nothing_writes_nothing_when_one_row_is_wrong() {
    TenantId blue = client();
    List<String> lines = lines();
    lines.set(300, changed(lines, 300, "priority", "7"));

    ImportJob job = run(blue, String.join("\n", lines), ImportMode.ALL_OR_NOTHING);

    assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
    assertThat(job.problem())
        .isEqualTo(
            new ImportJob.Problem(
                "intake.job.not-whole",
                Map.of("rows", "1", "cases", "1"),
                "every row must be valid, but 1 rows in 1 cases are not: nothing was written"));
    assertThat(job.cases()).isZero();
    assertThat(number(blue, "select count(*) from client.work_case")).isZero();
  }

  @Test
  void a_dry_run_says_what_would_be_and_writes_nothing() {
    TenantId blue = client();

    ImportJob job = run(blue, IntakeFixtures.excerpt(), ImportMode.DRY_RUN);

    assertThat(job.state()).isEqualTo(ImportJob.State.DONE);
    assertCounts(job, 60, 405, 180, 66, 0);
    assertThat(number(blue, "select count(*) from client.work_case")).isZero();
    assertThat(number(blue, "select count(*) from client.imported_field")).isZero();
  }

  @Test
  void rows_of_a_case_that_stand_apart_are_refused() {
    TenantId blue = client();
    List<String> lines = lines();
    lines.add(lines.get(1));

    ImportJob job = run(blue, String.join("\n", lines), ImportMode.VALID_CASES);

    assertThat(refusals(job))
        .singleElement()
        .satisfies(refused -> {
          assertThat(refused.row()).isEqualTo(406);
          assertThat(refused.reason()).contains("must stand in neighbouring rows only");
        });
    assertThat(job.cases()).isEqualTo(60);
  }

  @Test
  void a_job_is_taken_up_after_its_program_was_killed() {
    TenantId blue = client();
    PersonId manager = fixtures.person(blue, Role.ACCOUNT_MANAGER);
    scheduler.stop();
    try {
      ImportJob job = submit(blue, manager, IntakeFixtures.excerpt(), ImportMode.VALID_CASES);
      // A run that is cut off after ten cases, in a program that never gives its task back.
      int[] cases = {0};
      fixtures.asJob(blue, () -> runOf(blue, job.id(), () -> cases[0]++ >= 10));
      jdbc.sql(
              """
              update operator.scheduled_task set picked = true, picked_by = 'killed', version = version + 1,
                last_heartbeat = now() - interval '1 minute' where task_instance = ?
              """)
          .param(blue + ":" + job.id())
          .update();
      assertThat(number(blue, "select count(*) from client.work_case")).isEqualTo(10);
      assertThat(get(blue, manager, job.id()).state()).isEqualTo(ImportJob.State.RUNNING);
    } finally {
      scheduler.start();
    }

    ImportJob ended =
        await()
            .atMost(60, SECONDS)
            .until(
                () -> fixtures.as(manager, () -> imports.list(blue).getFirst()),
                one -> one.finishedAt() != null);

    assertThat(ended.state()).isEqualTo(ImportJob.State.DONE);
    assertCounts(ended, 60, 405, 180, 66, 0);
    assertThat(number(blue, "select count(*) from client.case_step")).isEqualTo(405);
  }

  @Test
  void a_cancelled_job_stops_after_a_whole_case() {
    TenantId blue = client();
    PersonId manager = fixtures.person(blue, Role.ACCOUNT_MANAGER);
    scheduler.stop();
    long job;
    try {
      job = submit(blue, manager, IntakeFixtures.excerpt(), ImportMode.VALID_CASES).id();
      int[] cases = {0};
      fixtures.asJob(blue, () -> runOf(blue, job, () -> cases[0]++ >= 7));
      fixtures.run(manager, () -> imports.cancel(blue, job));
    } finally {
      scheduler.start();
    }

    ImportJob ended = ended(blue, manager, job, 60);

    assertThat(ended.state()).isEqualTo(ImportJob.State.CANCELLED);
    assertThat(ended.cases()).isEqualTo(7);
    assertThat(number(blue, "select count(*) from client.work_case")).isEqualTo(7);
    assertThat(number(blue, "select count(*) from client.case_step")).isEqualTo(ended.events());
  }

  @Test
  void a_bad_file_leaves_nothing_behind() {
    TenantId blue = client();
    PersonId manager = fixtures.person(blue, Role.ACCOUNT_MANAGER);

    assertThatThrownBy(() -> submit(blue, manager, "", ImportMode.DRY_RUN))
        .isInstanceOf(InvalidFile.class);
    assertThatThrownBy(() -> submit(blue, manager, "a,b\n1,2\n", ImportMode.DRY_RUN))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("must be a column of the file, one of a, b");

    assertThat(number(blue, "select count(*) from client.import_job")).isZero();
    assertThatThrownBy(() -> get(blue, manager, 1)).isInstanceOf(NoSuchImport.class);
  }

  @Test
  void hides_a_job_from_every_other_client() {
    TenantId blue = client();
    TenantId red = client();
    PersonId manager = fixtures.person(red, Role.ACCOUNT_MANAGER);
    ImportJob job = run(blue, IntakeFixtures.excerpt(), ImportMode.DRY_RUN);

    assertThatThrownBy(() -> get(red, manager, job.id())).isInstanceOf(NoSuchImport.class);
    assertThatThrownBy(() -> fixtures.run(manager, () -> imports.cancel(red, job.id())))
        .isInstanceOf(NoSuchImport.class);
    assertThat(fixtures.as(manager, () -> imports.list(red))).isEmpty();
  }

  @Test
  void the_same_key_opens_one_case() {
    TenantId blue = client();
    PersonId requester = fixtures.person(blue, Role.CLIENT_REQUESTER);
    NewCase wanted = wanted("Invoice 7");

    var first = fixtures.as(requester, () -> intake.open(blue, wanted, "k-1"));
    var second = fixtures.as(requester, () -> intake.open(blue, wanted, "k-1"));

    assertThat(second).isEqualTo(first);
    assertThat(number(blue, "select count(*) from client.work_case")).isEqualTo(1);
    assertThatThrownBy(
            () -> fixtures.as(requester, () -> intake.open(blue, wanted("Invoice 8"), "k-1")))
        .isInstanceOf(IdempotencyKeyRefused.class)
        .hasMessage("idempotency key must be used for one request only, but is 'k-1'");
  }

  private static final String REOPENINGS =
      "select count(*) from client.case_step where from_category = 'CLOSED' and category <> 'CLOSED'";
  private static final String CATEGORIES =
      "select count(distinct coalesce(fields->>'category', '?')) from client.imported_row";
  private static final String MADE_SLA =
      "select count(*) from client.work_case where imported->>'made_sla' = 'true'";

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  private ImportJob run(TenantId tenant, String file, ImportMode mode) {
    PersonId manager = fixtures.person(tenant, Role.ACCOUNT_MANAGER);
    return ended(tenant, manager, submit(tenant, manager, file, mode).id(), 60);
  }

  private ImportJob submit(TenantId tenant, PersonId manager, String file, ImportMode mode) {
    InputStream bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    return fixtures.as(
        manager, () -> imports.submit(tenant, "log.csv", bytes, IntakeFixtures.mapping(), mode));
  }

  private ImportJob ended(TenantId tenant, PersonId manager, long job, int seconds) {
    return await()
        .atMost(seconds, SECONDS)
        .until(() -> get(tenant, manager, job), one -> one.finishedAt() != null);
  }

  private ImportJob get(TenantId tenant, PersonId manager, long job) {
    return fixtures.as(manager, () -> imports.get(tenant, job));
  }

  private ImportRun.End runOf(
      TenantId tenant, long job, java.util.function.BooleanSupplier stopping) {
    return runs.run(tenant, job, stopping);
  }

  private long number(TenantId tenant, String sql) {
    return fixtures.inTransaction(tenant, () -> jdbc.sql(sql).query(Long.class).single());
  }

  private static void assertCounts(
      ImportJob job, long cases, long events, long changes, long completions, long known) {
    assertThat(
            List.of(job.cases(), job.events(), job.stateChanges(), job.completions(), job.known()))
        .as("cases, events, state changes, completions, known")
        .containsExactly(cases, events, changes, completions, known);
  }

  private static List<ImportJob.RefusedRow> refusals(ImportJob job) {
    return job.refused().stream().filter(refused -> !refused.warning()).toList();
  }

  private static List<String> lines() {
    return new ArrayList<>(IntakeFixtures.excerpt().lines().toList());
  }

  private static String reference(String line) {
    return line.substring(0, line.indexOf(','));
  }

  private static String changed(List<String> lines, int row, String column, String value) {
    List<String> header = List.of(lines.getFirst().split(",", -1));
    String[] values = lines.get(row).split(",", -1);
    values[header.indexOf(column)] = value;
    return String.join(",", values);
  }

  private static NewCase wanted(String title) {
    return new NewCase("credit-note", title, null, 3, null, "api", null, Map.of());
  }
}
