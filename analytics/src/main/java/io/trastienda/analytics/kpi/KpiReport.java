package io.trastienda.analytics.kpi;

import io.trastienda.platform.Period;
import java.time.Instant;
import java.util.List;

/// All measures of one client in one period.
///
/// @param period the days
/// @param values every measure of {@link Measure}, in its order
/// @param dataAsOf up to when every fact is in
/// @param upToDate whether nothing is on its way
public record KpiReport(Period period, List<KpiValue> values, Instant dataAsOf, boolean upToDate) {

  /// Copies the list.
  public KpiReport {
    values = List.copyOf(values);
  }

  /// Gives the value of one measure.
  public KpiValue value(Measure measure) {
    return values.stream().filter(value -> value.measure() == measure).findFirst().orElseThrow();
  }
}
