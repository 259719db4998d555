package io.trastienda.platform.intake;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `client.import_job` and of the tables that hang on it. Every method needs a
/// transaction of the job's client.
@Component
class ImportJobs {

  /// A job as its run needs it.
  ///
  /// @param mode what it does with the rows
  /// @param state where it stands, in the words of the table
  /// @param mapping the mapping as JSON
  /// @param checking whether it only checks, before it writes
  /// @param cancelRequested whether somebody wants it to stop
  /// @param rowsTotal rows of the file, 0 until counted
  /// @param rowsRead number of the last row that is dealt with
  /// @param refusedRows rows refused so far
  /// @param refusedCases cases refused so far
  record Running(
      ImportMode mode,
      String state,
      String mapping,
      boolean checking,
      boolean cancelRequested,
      long rowsTotal,
      long rowsRead,
      long refusedRows,
      long refusedCases) {}

  /// What dealing with one case added.
  ///
  /// @param cases 1 if something of it came in
  /// @param events rows that became events
  /// @param stateChanges how many of them changed the state
  /// @param completions how many of them completed the case
  /// @param known rows that were in before
  /// @param refusedCases 1 if it was refused
  record Added(
      int cases, int events, int stateChanges, int completions, int known, int refusedCases) {

    static Added refused() {
      return new Added(0, 0, 0, 0, 0, 1);
    }

    static Added nothing() {
      return new Added(0, 0, 0, 0, 0, 0);
    }
  }

  private static final int LISTED = 50;
  private static final int SHOWN_FAULTS = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final String ADVANCE =
      """
      update client.import_job set rows_read = :to, cases = cases + :cases,
        events = events + :events, state_changes = state_changes + :changes,
        completions = completions + :completions, known = known + :known,
        refused_cases = refused_cases + :refusedCases, refused_rows = refused_rows + :refusedRows,
        warnings = warnings + :warnings
      where tenant_id = :tenant and id = :id and rows_read = :from and state = 'RUNNING'
      returning cancel_requested
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ImportJobs(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  long insert(
      TenantId tenant,
      String fileName,
      ImportMode mode,
      String mapping,
      String createdBy,
      Instant now) {
    return jdbc.sql(
            """
            insert into client.import_job(tenant_id, file_name, mode, state, mapping, created_by,
              checking, created_at)
            values (?, ?, ?, 'UPLOADING', ?, ?, ?, ?) returning id
            """)
        .params(
            tenant.value(),
            fileName,
            mode.name(),
            mapping,
            createdBy,
            mode == ImportMode.ALL_OR_NOTHING,
            timestamp(now))
        .query(Long.class)
        .single();
  }

  /// Forgets a job whose file never came in whole.
  void forget(TenantId tenant, long id) {
    jdbc.sql("delete from client.import_job where tenant_id = ? and id = ?")
        .params(tenant.value(), id)
        .update();
  }

  /// Forgets jobs whose upload began before a moment and never ended.
  void forgetUnfinishedUploads(TenantId tenant, Instant before) {
    jdbc.sql(
            """
            delete from client.import_job
            where tenant_id = ? and state = 'UPLOADING' and created_at < ?
            """)
        .params(tenant.value(), timestamp(before))
        .update();
  }

  void addChunk(TenantId tenant, long id, int number, byte[] body) {
    jdbc.sql("insert into client.import_chunk(tenant_id, job_id, number, body) values (?, ?, ?, ?)")
        .params(tenant.value(), id, number, body)
        .update();
  }

  Optional<byte[]> chunk(TenantId tenant, long id, int number) {
    return jdbc.sql(
            """
            select body from client.import_chunk where tenant_id = ? and job_id = ? and number = ?
            """)
        .params(tenant.value(), id, number)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  void queue(TenantId tenant, long id) {
    jdbc.sql("update client.import_job set state = 'QUEUED' where tenant_id = ? and id = ?")
        .params(tenant.value(), id)
        .update();
  }

  Optional<Running> lock(TenantId tenant, long id) {
    return jdbc.sql(
            """
            select mode, state, mapping, checking, cancel_requested, rows_total, rows_read,
              refused_rows, refused_cases
            from client.import_job where tenant_id = ? and id = ? for update
            """)
        .params(tenant.value(), id)
        .query((row, _) ->
            new Running(
                ImportMode.valueOf(row.getString("mode")),
                row.getString("state"),
                row.getString("mapping"),
                row.getBoolean("checking"),
                row.getBoolean("cancel_requested"),
                row.getLong("rows_total"),
                row.getLong("rows_read"),
                row.getLong("refused_rows"),
                row.getLong("refused_cases")))
        .optional();
  }

  /// Says whether another job of the client runs.
  boolean anotherRuns(TenantId tenant, long id) {
    return jdbc.sql(
            """
            select exists (select from client.import_job
              where tenant_id = ? and id <> ? and state = 'RUNNING')
            """)
        .params(tenant.value(), id)
        .query(Boolean.class)
        .single();
  }

  void start(TenantId tenant, long id, Instant now) {
    jdbc.sql(
            """
            update client.import_job set state = 'RUNNING', started_at = ?
            where tenant_id = ? and id = ?
            """)
        .params(timestamp(now), tenant.value(), id)
        .update();
  }

  void count(TenantId tenant, long id, long rows) {
    jdbc.sql("update client.import_job set rows_total = ? where tenant_id = ? and id = ?")
        .params(rows, tenant.value(), id)
        .update();
  }

  /// Ends the check: from here the same rows are written.
  void beginWriting(TenantId tenant, long id) {
    jdbc.sql(
            """
            update client.import_job set checking = false, rows_read = 0, cases = 0, events = 0,
              state_changes = 0, completions = 0, known = 0, warnings = 0
            where tenant_id = ? and id = ?
            """)
        .params(tenant.value(), id)
        .update();
    for (String table : List.of("client.import_case", "client.import_refusal")) {
      jdbc.sql("delete from " + table + " where tenant_id = ? and job_id = ?")
          .params(tenant.value(), id)
          .update();
    }
  }

  /// Notes that a case was dealt with.
  ///
  /// @return false if the job stood before this case
  boolean register(TenantId tenant, long id, String reference) {
    return jdbc.sql(
                """
                insert into client.import_case(tenant_id, job_id, reference) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(tenant.value(), id, reference)
            .update()
        == 1;
  }

  /// Moves the job on.
  ///
  /// @param from number of the row up to which it had come
  /// @param to number of the row up to which it has come now
  /// @return whether somebody wants it to stop; empty if it is no longer at that row: then somebody
  ///   else runs it
  Optional<Boolean> advance(
      TenantId tenant, long id, long from, long to, Added added, Collection<RowFault> faults) {
    long refusedRows =
        faults.stream()
            .filter(fault -> !fault.warning())
            .mapToLong(RowFault::row)
            .distinct()
            .count();
    long warnings = faults.stream().filter(RowFault::warning).count();
    Optional<Boolean> moved =
        jdbc.sql(ADVANCE)
            .param("to", to)
            .param("cases", added.cases())
            .param("events", added.events())
            .param("changes", added.stateChanges())
            .param("completions", added.completions())
            .param("known", added.known())
            .param("refusedCases", added.refusedCases())
            .param("refusedRows", refusedRows)
            .param("warnings", warnings)
            .param("tenant", tenant.value())
            .param("id", id)
            .param("from", from)
            .query(Boolean.class)
            .optional();
    if (moved.isPresent()) {
      keep(tenant, id, faults);
    }
    return moved;
  }

  private void keep(TenantId tenant, long id, Collection<RowFault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    Map<Long, Integer> numbers = new HashMap<>();
    List<Object[]> rows =
        faults.stream()
            .map(fault ->
                new Object[] {
                  tenant.value(),
                  id,
                  fault.row(),
                  numbers.merge(fault.row(), 1, Integer::sum),
                  fault.column(),
                  fault.warning(),
                  fault.key(),
                  JSON.writeValueAsString(fault.arguments()),
                  fault.reason()
                })
            .toList();
    batches.batchUpdate(
        """
        insert into client.import_refusal(tenant_id, job_id, row_number, number, column_name,
          warning, key, arguments, reason)
        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)
        """,
        rows);
  }

  /// Keeps what rows of a case said in the client's own columns; what is known stays.
  void keepFields(TenantId tenant, String reference, Map<Integer, Map<String, String>> said) {
    batches.update(connection -> {
      var statement =
          connection.prepareStatement(
              """
              insert into client.imported_row(tenant_id, client_reference, number, fields)
              select ?, ?, number, fields::jsonb from unnest(?, ?) as said(number, fields)
              on conflict do nothing
              """);
      statement.setInt(1, tenant.value());
      statement.setString(2, reference);
      statement.setArray(3, connection.createArrayOf("int4", said.keySet().toArray()));
      statement.setArray(
          4,
          connection.createArrayOf(
              "text", said.values().stream().map(JSON::writeValueAsString).toArray()));
      return statement;
    });
  }

  /// Asks a job to stop after the case it is at; one that has not begun ends here.
  ///
  /// @return whether there is such a job
  boolean cancel(TenantId tenant, long id, Instant now) {
    int known =
        jdbc.sql(
                """
                update client.import_job set cancel_requested = true
                where tenant_id = ? and id = ? and state <> 'UPLOADING'
                """)
            .params(tenant.value(), id)
            .update();
    if (known == 1) {
      int ended =
          jdbc.sql(
                  """
                  update client.import_job set state = 'CANCELLED', finished_at = ?
                  where tenant_id = ? and id = ? and state = 'QUEUED'
                  """)
              .params(timestamp(now), tenant.value(), id)
              .update();
      if (ended == 1) {
        clear(tenant, id);
      }
    }
    return known == 1;
  }

  /// Ends a job and throws its file away.
  ///
  /// @param problem why it failed, null if it did not
  void finish(
      TenantId tenant,
      long id,
      ImportJob.State state,
      ImportJob.@Nullable Problem problem,
      Instant now) {
    jdbc.sql(
            """
            update client.import_job set state = :state, problem = :problem,
              problem_key = :key, problem_arguments = cast(:arguments as jsonb), finished_at = :now
            where tenant_id = :tenant and id = :id and state in ('QUEUED', 'RUNNING')
            """)
        .param("state", state.name())
        .param("problem", problem == null ? null : problem.reason(), Types.VARCHAR)
        .param("key", problem == null ? null : problem.key(), Types.VARCHAR)
        .param(
            "arguments",
            problem == null ? null : JSON.writeValueAsString(problem.arguments()),
            Types.VARCHAR)
        .param("now", timestamp(now))
        .param("tenant", tenant.value())
        .param("id", id)
        .update();
    clear(tenant, id);
  }

  private void clear(TenantId tenant, long id) {
    for (String table : List.of("client.import_chunk", "client.import_case")) {
      jdbc.sql("delete from " + table + " where tenant_id = ? and job_id = ?")
          .params(tenant.value(), id)
          .update();
    }
  }

  /// Keeps the names of the client's own columns.
  void keepNames(TenantId tenant, Collection<ImportedField> fields) {
    for (ImportedField field : fields) {
      jdbc.sql(
              """
              insert into client.imported_field(tenant_id, key, label_es, label_ca, label_en)
              values (?, ?, ?, ?, ?)
              on conflict (tenant_id, key) do update set label_es = excluded.label_es,
                label_ca = excluded.label_ca, label_en = excluded.label_en
              """)
          .params(
              tenant.value(),
              field.key(),
              field.label().es(),
              field.label().ca(),
              field.label().en())
          .update();
    }
  }

  List<ImportedField> names(TenantId tenant) {
    return jdbc.sql(
            """
            select key, label_es, label_ca, label_en from client.imported_field
            where tenant_id = ? order by key
            """)
        .param(tenant.value())
        .query((row, _) ->
            new ImportedField(
                row.getString(1),
                new LocalizedText(row.getString(2), row.getString(3), row.getString(4))))
        .list();
  }

  Optional<ImportJob> find(TenantId tenant, long id) {
    List<ImportJob.RefusedRow> refused =
        jdbc.sql(
                """
                select row_number, column_name, reason, warning, key, arguments
                from client.import_refusal where tenant_id = ? and job_id = ?
                order by row_number, number limit ?
                """)
            .params(tenant.value(), id, SHOWN_FAULTS)
            .query((row, _) ->
                new ImportJob.RefusedRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getString(5),
                    JSON.readValue(row.getString(6), TEXTS)))
            .list();
    return jdbc.sql(
            """
            select * from client.import_job
            where tenant_id = ? and id = ? and state <> 'UPLOADING'
            """)
        .params(tenant.value(), id)
        .query((row, _) -> job(row, refused))
        .optional();
  }

  /// Gives the newest jobs without what they refused.
  List<ImportJob> newest(TenantId tenant) {
    return jdbc.sql(
            """
            select * from client.import_job where tenant_id = ? and state <> 'UPLOADING'
            order by id desc limit ?
            """)
        .params(tenant.value(), LISTED)
        .query((row, _) -> job(row, List.of()))
        .list();
  }

  private static ImportJob job(ResultSet row, List<ImportJob.RefusedRow> refused)
      throws SQLException {
    return new ImportJob(
        row.getLong("id"),
        row.getString("file_name"),
        ImportMode.valueOf(row.getString("mode")),
        ImportJob.State.valueOf(row.getString("state")),
        row.getLong("rows_total"),
        row.getLong("rows_read"),
        row.getLong("cases"),
        row.getLong("events"),
        row.getLong("state_changes"),
        row.getLong("completions"),
        row.getLong("known"),
        row.getLong("warnings"),
        row.getLong("refused_rows"),
        row.getLong("refused_cases"),
        refused,
        problem(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static ImportJob.@Nullable Problem problem(ResultSet row) throws SQLException {
    String reason = row.getString("problem");
    return reason == null
        ? null
        : new ImportJob.Problem(
            row.getString("problem_key"),
            JSON.readValue(row.getString("problem_arguments"), TEXTS),
            reason);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime timestamp(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
