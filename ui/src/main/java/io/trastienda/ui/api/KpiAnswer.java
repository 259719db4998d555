package io.trastienda.ui.api;

import io.trastienda.analytics.kpi.KpiReport;
import io.trastienda.analytics.kpi.KpiValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All measures of a period as JSON: decimals as strings, no data as null.
///
/// @param tenant slug of the client
/// @param from first day
/// @param to day after the last
/// @param zone where days begin
/// @param dataAsOf up to when every fact is in
/// @param upToDate whether nothing is on its way
/// @param kpis the measures by key
record KpiAnswer(
    String tenant,
    LocalDate from,
    LocalDate to,
    String zone,
    Instant dataAsOf,
    boolean upToDate,
    Map<String, Value> kpis) {

  /// One measure.
  ///
  /// @param value its value in its unit, null without data
  /// @param unit count, share, business_seconds, seconds or per_hour
  /// @param numerator what stands above the line
  /// @param denominator what stands below it
  /// @param noData why there is no data, null if there is
  /// @param dataAsOf up to when every fact is in
  record Value(
      @Nullable String value,
      String unit,
      String numerator,
      String denominator,
      @Nullable String noData,
      Instant dataAsOf) {}

  static KpiAnswer of(String slug, KpiReport report) {
    Map<String, Value> kpis = new LinkedHashMap<>();
    for (KpiValue value : report.values()) {
      kpis.put(
          value.measure().key(),
          new Value(
              plain(value.value()),
              value.measure().unit().name().toLowerCase(Locale.ROOT),
              value.numerator().toPlainString(),
              value.denominator().toPlainString(),
              reason(value.noData()),
              report.dataAsOf()));
    }
    return new KpiAnswer(
        slug,
        report.period().from(),
        report.period().to(),
        report.period().zone().getId(),
        report.dataAsOf(),
        report.upToDate(),
        kpis);
  }

  private static @Nullable String reason(@Nullable String key) {
    return switch (key) {
      case null -> null;
      case "kpi.no-data.presence" -> "no data: no presence recorded";
      case "kpi.no-data.none" -> "no data: nothing to measure in this period";
      case String other -> other;
    };
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
