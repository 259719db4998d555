package io.trastienda.analytics.kpi;

/// What a measure is counted in.
public enum Unit {
  /// Whole cases or completions.
  COUNT,
  /// A share, from 0 to 1.
  SHARE,
  /// Seconds of working time.
  BUSINESS_SECONDS,
  /// Seconds of the clock on the wall.
  SECONDS,
  /// So many in an hour.
  PER_HOUR
}
