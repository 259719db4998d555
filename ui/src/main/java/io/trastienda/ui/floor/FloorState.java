package io.trastienda.ui.floor;

import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.platform.dispatch.RosterRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The numbers of the floor at one moment.
///
/// @param rows by client, work type and queue, the most urgent first
/// @param roster the agents, by name
record FloorState(List<FloorRow> rows, List<RosterRow> roster) {

  /// Who holds one case as long as this needs a look.
  static final Duration LONG_ON_A_CASE = Duration.ofMinutes(40);

  /// Who is on queue with empty hands as long as this needs a look.
  static final Duration LONG_IDLE = Duration.ofMinutes(5);

  FloorState {
    rows =
        rows.stream()
            .sorted(
                Comparator.comparingInt(FloorRow::overdue)
                    .thenComparingInt(FloorRow::dueSoon)
                    .thenComparingInt(FloorRow::waiting)
                    .reversed())
            .toList();
    roster = List.copyOf(roster);
  }

  int waiting() {
    return sum(FloorRow::waiting);
  }

  int unassigned() {
    return sum(FloorRow::unassigned);
  }

  int held() {
    return sum(FloorRow::held);
  }

  int parked() {
    return sum(FloorRow::parked);
  }

  int overdue() {
    return sum(FloorRow::overdue);
  }

  int dueSoon() {
    return sum(FloorRow::dueSoon);
  }

  int dueToday() {
    return sum(FloorRow::dueToday);
  }

  private int sum(ToIntFunction<FloorRow> number) {
    return rows.stream().mapToInt(number).sum();
  }

  /// The row in which the oldest waiting case is.
  Optional<FloorRow> oldest() {
    return rows.stream()
        .filter(row -> row.oldest() != null)
        .min(Comparator.comparing(FloorState::oldestOf));
  }

  private static Instant oldestOf(FloorRow row) {
    return Objects.requireNonNull(row.oldest());
  }

  /// The row with the most late cases.
  Optional<FloorRow> latest() {
    return rows.stream().filter(row -> row.overdue() > 0).findFirst();
  }

  /// The row with the most cases at risk.
  Optional<FloorRow> riskiest() {
    return rows.stream()
        .filter(row -> row.dueSoon() > 0)
        .max(Comparator.comparingInt(FloorRow::dueSoon));
  }

  /// The agents whom somebody should ask: long on one case, or idle while cases wait.
  List<RosterRow> needsYou(Instant at) {
    return roster.stream().filter(row -> longOnACase(row, at) || longIdle(row, at)).toList();
  }

  boolean longOnACase(RosterRow row, Instant at) {
    Instant since = row.heldSince();
    return since != null && Duration.between(since, at).compareTo(LONG_ON_A_CASE) >= 0;
  }

  boolean longIdle(RosterRow row, Instant at) {
    return row.held() == 0
        && row.presence() == Presence.ON_QUEUE
        && waiting() > 0
        && Duration.between(row.since(), at).compareTo(LONG_IDLE) >= 0;
  }

  List<RosterRow> inWork() {
    return roster.stream().filter(row -> row.held() > 0).toList();
  }

  List<RosterRow> onQueue() {
    return roster.stream()
        .filter(row -> row.held() == 0 && row.presence() == Presence.ON_QUEUE)
        .toList();
  }

  List<RosterRow> away() {
    return roster.stream()
        .filter(row -> row.held() == 0 && row.presence() != Presence.ON_QUEUE)
        .sorted(Comparator.comparing(RosterRow::presence))
        .toList();
  }

  /// How many agents take work, with or without a case in hand.
  int takingWork() {
    return (int) roster.stream().filter(row -> row.presence() == Presence.ON_QUEUE).count();
  }

  static boolean same(@Nullable FloorState one, FloorState other) {
    return other.equals(one);
  }
}
