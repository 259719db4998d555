package io.trastienda.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.intake.HistoryImports;
import io.trastienda.platform.intake.ImportJob;
import io.trastienda.platform.intake.ImportMode;
import io.trastienda.platform.tenancy.TenantDirectory;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/// Where a client's old work log comes in.
@ClientApi
@RequestMapping("/api/v1/tenants/{slug}/history-imports")
class HistoryImportApi {

  private static final int LARGEST_MAPPING = 1 << 20;

  private final TenantDirectory tenants;
  private final HistoryImports imports;

  HistoryImportApi(TenantDirectory tenants, HistoryImports imports) {
    this.tenants = tenants;
    this.imports = imports;
  }

  /// A history import as JSON.
  ///
  /// @param id its number within the client
  /// @param fileName how the file was called
  /// @param mode dry_run, all_or_nothing or valid_cases
  /// @param state queued, running, done, cancelled or failed
  /// @param rowsTotal rows of the file, 0 until counted
  /// @param rowsRead rows read so far
  /// @param cases cases that are in by this job
  /// @param events rows that became events
  /// @param stateChanges how many of them changed a case's state
  /// @param completions how many of them completed a case
  /// @param known rows that were in before
  /// @param warnings rows taken with a correction
  /// @param refusedRows rows refused
  /// @param refusedCases cases refused because of them
  /// @param refused the first 1,000 of them with row, column and reason
  /// @param problem why the job failed as a whole, null if it did not
  /// @param createdAt when it was submitted
  /// @param startedAt when it began
  /// @param finishedAt when it ended
  record Answer(
      long id,
      String fileName,
      String mode,
      String state,
      long rowsTotal,
      long rowsRead,
      long cases,
      long events,
      long stateChanges,
      long completions,
      long known,
      long warnings,
      long refusedRows,
      long refusedCases,
      List<ImportJob.RefusedRow> refused,
      @Nullable String problem,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static Answer of(ImportJob job) {
      ImportJob.Problem problem = job.problem();
      return new Answer(
          job.id(),
          job.fileName(),
          job.mode().name().toLowerCase(Locale.ROOT),
          job.state().name().toLowerCase(Locale.ROOT),
          job.rowsTotal(),
          job.rowsRead(),
          job.cases(),
          job.events(),
          job.stateChanges(),
          job.completions(),
          job.known(),
          job.warnings(),
          job.refusedRows(),
          job.refusedCases(),
          job.refused(),
          problem == null ? null : problem.reason(),
          job.createdAt(),
          job.startedAt(),
          job.finishedAt());
    }
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Submits a log (CSV, also gzip) with its mapping; answers 202 with the job")
  @ApiResponse(responseCode = "202", description = "the job, waiting for its turn")
  @ApiResponse(
      responseCode = "422",
      description = "the file or the mapping cannot be read",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  ResponseEntity<Answer> submit(
      @PathVariable String slug,
      @RequestPart("file") MultipartFile file,
      @Parameter(description = "the mapping as JSON", schema = @Schema(type = "string"))
          @RequestPart("mapping")
          Part mapping,
      @Parameter(description = "check only, write nothing") @RequestParam(defaultValue = "false")
          boolean dryRun,
      @Parameter(description = "whether valid cases go in when others are refused")
          @RequestParam(defaultValue = "true")
          boolean validCases)
      throws IOException {
    TenantId tenant = tenants.idOf(slug);
    ImportMode mode =
        dryRun
            ? ImportMode.DRY_RUN
            : validCases ? ImportMode.VALID_CASES : ImportMode.ALL_OR_NOTHING;
    String name = file.getOriginalFilename();
    try (InputStream bytes = file.getInputStream();
        InputStream map = mapping.getInputStream()) {
      String text = new String(map.readNBytes(LARGEST_MAPPING), StandardCharsets.UTF_8);
      ImportJob job = imports.submit(tenant, name == null ? "file" : name, bytes, text, mode);
      return ResponseEntity.accepted()
          .location(URI.create("/api/v1/tenants/" + slug + "/history-imports/" + job.id()))
          .body(Answer.of(job));
    }
  }

  @GetMapping("/{id}")
  @Operation(summary = "How a job stands")
  Answer get(@PathVariable String slug, @PathVariable long id) {
    return Answer.of(imports.get(tenants.idOf(slug), id));
  }

  @GetMapping
  @Operation(summary = "The client's jobs, newest first")
  List<Answer> list(@PathVariable String slug) {
    return imports.list(tenants.idOf(slug)).stream().map(Answer::of).toList();
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Stops a job after the case it is at; what is in stays in")
  Answer cancel(@PathVariable String slug, @PathVariable long id) {
    TenantId tenant = tenants.idOf(slug);
    imports.cancel(tenant, id);
    return Answer.of(imports.get(tenant, id));
  }
}
