package io.trastienda.platform.intake;

import io.trastienda.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a history import stands.
///
/// @param id its number within the client
/// @param fileName how the file was called
/// @param mode what it does with the rows
/// @param state where it stands
/// @param rowsTotal rows of the file without its header, 0 until counted
/// @param rowsRead rows read so far
/// @param cases cases that are in by this job, or would be after a dry run
/// @param events rows that became events
/// @param stateChanges how many of them changed a case's state
/// @param completions how many of them completed a case
/// @param known rows that were in before
/// @param warnings rows taken with a correction, such as a local time that does not exist
/// @param refusedRows rows refused; the first 1,000 are in `refused`
/// @param refusedCases cases refused because of them
/// @param refused row, column and reason, in file order; empty in a list of jobs
/// @param problem why the job failed as a whole, null if it did not
/// @param createdAt when it was submitted
/// @param startedAt when it began, null before
/// @param finishedAt when it ended, null before
public record ImportJob(
    long id,
    String fileName,
    ImportMode mode,
    State state,
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
    List<RefusedRow> refused,
    @Nullable Problem problem,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /// Copies the list.
  public ImportJob {
    refused = List.copyOf(refused);
  }

  /// Where an import stands.
  public enum State {
    /// Waits for its turn.
    QUEUED,
    /// Reads.
    RUNNING,
    /// Everything that should be in is in.
    DONE,
    /// Somebody stopped it.
    CANCELLED,
    /// It could not go on; `problem` says why.
    FAILED
  }

  /// Why a job failed as a whole.
  ///
  /// @param key key of the reason in the `refusals` bundle, such as `intake.job.defect`
  /// @param arguments the values that the reason names, by name
  /// @param reason the same in English
  public record Problem(String key, Map<String, String> arguments, String reason) {

    /// Copies the map.
    public Problem {
      arguments = Map.copyOf(arguments);
    }

    static Problem of(Refusal refusal) {
      return new Problem(
          refusal.key(),
          RowFault.kept(refusal.arguments()),
          Objects.requireNonNullElse(refusal.getMessage(), refusal.key()));
    }

    static Problem notWhole(long rows, long cases) {
      return new Problem(
          "intake.job.not-whole",
          Map.of("rows", String.valueOf(rows), "cases", String.valueOf(cases)),
          "every row must be valid, but "
              + rows
              + " rows in "
              + cases
              + " cases are not: nothing was written");
    }

    static Problem changedBetween() {
      return new Problem(
          "intake.job.changed-between",
          Map.of(),
          "a case changed between check and import: what was in before it stays in");
    }

    static Problem defect(int tries, String defect) {
      return new Problem(
          "intake.job.defect",
          Map.of("tries", String.valueOf(tries), "defect", defect),
          "the import met a defect " + tries + " times and stopped: " + defect);
    }
  }

  /// One row that breaks a rule, or a warning about one.
  ///
  /// @param row its number in the file, from 1 for the first after the header
  /// @param column the column of the file, empty for the whole row
  /// @param reason what rule it breaks, with the value, in English
  /// @param warning whether it was taken all the same
  /// @param key key of the reason in the `refusals` bundle, such as `intake.row.not-a-time`
  /// @param arguments the values that the reason names, by name
  public record RefusedRow(
      long row,
      String column,
      String reason,
      boolean warning,
      String key,
      Map<String, String> arguments) {

    /// Copies the map.
    public RefusedRow {
      arguments = Map.copyOf(arguments);
    }
  }
}
