package io.trastienda.platform.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    @Nullable String problem,
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
