package io.trastienda.analytics.kpi;

import java.util.Arrays;
import java.util.Optional;

/// The catalogue of measures: key, unit, and the formula in words that every screen shows.
///
/// Names, formulas and worked examples in three languages are in the `kpi` bundle under
/// `kpi.<key>.name`, `.formula`, `.example`.
public enum Measure {
  /// Cases opened in the period: `count(opened_at in period)`.
  RECEIVED("received", Unit.COUNT),
  /// Entries into the category closed in the period: `count(completions)`.
  COMPLETED("completed", Unit.COUNT),
  /// Different cases among them: `count(distinct case of completions)`.
  COMPLETED_CASES("completedCases", Unit.COUNT),
  /// Cases open at the end: `received + reopened - completed - cancelled`, all since ever.
  BACKLOG_CLOSING("backlogClosing", Unit.COUNT),
  /// Mean of business seconds without pauses, over the completions of the period.
  TURNAROUND_MEAN("turnaroundMean", Unit.BUSINESS_SECONDS),
  /// Median of the same, exact, interpolated.
  TURNAROUND_P50("turnaroundP50", Unit.BUSINESS_SECONDS),
  /// 90th percentile of the same, exact, interpolated.
  TURNAROUND_P90("turnaroundP90", Unit.BUSINESS_SECONDS),
  /// Mean of seconds from opening to completion, over the first completions of the period.
  ELAPSED_MEAN("elapsedMean", Unit.SECONDS),
  /// Median of the same, exact, interpolated.
  ELAPSED_P50("elapsedP50", Unit.SECONDS),
  /// Completions by their due time over completions that had one.
  ON_TIME_BY_COMPLETION("onTimeByCompletion", Unit.SHARE),
  /// Cases due in the period and first completed by then over cases due in the period.
  ON_TIME_BY_DUE("onTimeByDue", Unit.SHARE),
  /// Exits from the category closed in the period: `count(reopenings)`.
  REOPENED("reopened", Unit.COUNT),
  /// Completions of live work per hour that agents held this client's cases on queue.
  PRODUCTIVITY("productivity", Unit.PER_HOUR),
  /// AHT: seconds that agents were at cases, with corrections, over completions of live work.
  HANDLING_TIME("handlingTime", Unit.SECONDS),
  /// Time at cases over time at cases and idle on the queue, of all work whatever the filter.
  OCCUPANCY("occupancy", Unit.SHARE),
  /// Time at cases and idle on the queue over that and breaks, training and meetings.
  UTILISATION("utilisation", Unit.SHARE);

  private final String key;
  private final Unit unit;

  Measure(String key, Unit unit) {
    this.key = key;
    this.unit = unit;
  }

  /// Gives the name in addresses, files and the API.
  public String key() {
    return key;
  }

  /// Gives what it is counted in.
  public Unit unit() {
    return unit;
  }

  /// Finds a measure by its key.
  public static Optional<Measure> of(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key.equals(key)).findFirst();
  }
}
