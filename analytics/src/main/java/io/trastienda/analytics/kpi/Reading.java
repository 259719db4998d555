package io.trastienda.analytics.kpi;

import io.trastienda.analytics.warehouse.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// From what ClickHouse counted to the value of a measure: the divisions, and what is no data.
final class Reading {

  /// Message key: nothing happened that could be measured.
  static final String NONE = "kpi.no-data.none";

  /// Message key: no agent's time on the queue was recorded.
  static final String NO_PRESENCE = "kpi.no-data.presence";

  /// Message key: no agent's time at cases or on the queue was recorded.
  static final String NO_TIME = "kpi.no-data.time";

  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final int SCALE = 6;

  private Reading() {}

  /// Reads a measure from the columns that its formula names.
  static KpiValue of(Measure measure, Answer answer) {
    return switch (measure) {
      case RECEIVED -> count(measure, answer.whole("received"));
      case COMPLETED -> count(measure, answer.whole("completed"));
      case COMPLETED_CASES -> count(measure, answer.whole("completed_cases"));
      case BACKLOG_CLOSING ->
          throw new IllegalArgumentException("the backlog is summed up, not read from one row");
      case TURNAROUND_MEAN ->
          ratio(measure, answer.whole("turnaround_sum"), answer.whole("completed"));
      case TURNAROUND_P50 ->
          quantile(measure, answer.decimal("turnaround_p50"), answer.whole("completed"));
      case TURNAROUND_P90 ->
          quantile(measure, answer.decimal("turnaround_p90"), answer.whole("completed"));
      case ELAPSED_MEAN -> ratio(measure, answer.whole("elapsed_sum"), answer.whole("firsts"));
      case ELAPSED_P50 -> quantile(measure, answer.decimal("elapsed_p50"), answer.whole("firsts"));
      case ON_TIME_BY_COMPLETION ->
          ratio(measure, answer.whole("done_on_time"), answer.whole("judged"));
      case ON_TIME_BY_DUE -> ratio(measure, answer.whole("due_met"), answer.whole("due"));
      case REOPENED -> count(measure, answer.whole("reopened"));
      case PRODUCTIVITY -> perHour(answer.whole("live"), answer.whole("presence_ms"));
      case HANDLING_TIME -> perCompletion(answer.whole("handled_part_ms"), answer.whole("live"));
      case OCCUPANCY ->
          time(
              measure,
              answer.whole("handled_ms"),
              answer.whole("handled_ms") + answer.whole("idle_ms"));
      case UTILISATION -> {
        long working = answer.whole("handled_ms") + answer.whole("idle_ms");
        yield time(measure, working, working + answer.whole("aside_ms"));
      }
    };
  }

  /// Gives the value of a day or period without a row: 0 for a count, no data for the others.
  static KpiValue nothing(Measure measure) {
    return switch (measure) {
      case RECEIVED, COMPLETED, COMPLETED_CASES, BACKLOG_CLOSING, REOPENED -> count(measure, 0);
      case PRODUCTIVITY -> perHour(0, 0);
      case HANDLING_TIME -> perCompletion(0, 0);
      case OCCUPANCY, UTILISATION -> time(measure, 0, 0);
      case TURNAROUND_MEAN,
          TURNAROUND_P50,
          TURNAROUND_P90,
          ELAPSED_MEAN,
          ELAPSED_P50,
          ON_TIME_BY_COMPLETION,
          ON_TIME_BY_DUE ->
          ratio(measure, 0, 0);
    };
  }

  static KpiValue count(Measure measure, long number) {
    var value = BigDecimal.valueOf(number);
    return new KpiValue(measure, value, value, BigDecimal.ONE, null);
  }

  static KpiValue ratio(Measure measure, long numerator, long denominator) {
    return divided(measure, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), NONE);
  }

  /// Nothing stands above the line of a quantile but itself.
  static KpiValue quantile(Measure measure, @Nullable BigDecimal value, long of) {
    if (of == 0 || value == null) {
      return ratio(measure, 0, 0);
    }
    BigDecimal exact = tidy(value.setScale(SCALE, RoundingMode.HALF_UP));
    return new KpiValue(measure, exact, exact, BigDecimal.valueOf(of), null);
  }

  /// The denominator is shown in hours; the division is by the milliseconds.
  static KpiValue perHour(long completions, long presenceMillis) {
    BigDecimal above = BigDecimal.valueOf(completions);
    BigDecimal millis = BigDecimal.valueOf(presenceMillis);
    KpiValue exact =
        divided(Measure.PRODUCTIVITY, above.multiply(MILLIS_PER_HOUR), millis, NO_PRESENCE);
    return new KpiValue(
        Measure.PRODUCTIVITY,
        exact.value(),
        above,
        tidy(millis.divide(MILLIS_PER_HOUR, SCALE, RoundingMode.HALF_UP)),
        exact.noData());
  }

  /// Time above the line is shown in seconds; without any there is no data, whatever was completed.
  static KpiValue perCompletion(long handledMillis, long completions) {
    BigDecimal above = seconds(handledMillis);
    BigDecimal below = BigDecimal.valueOf(completions);
    return handledMillis <= 0
        ? new KpiValue(Measure.HANDLING_TIME, null, above, below, NO_TIME)
        : divided(Measure.HANDLING_TIME, above, below, NONE);
  }

  /// A share of time, both parts shown in seconds.
  static KpiValue time(Measure measure, long partMillis, long wholeMillis) {
    return divided(measure, seconds(partMillis), seconds(wholeMillis), NO_TIME);
  }

  private static BigDecimal seconds(long millis) {
    return tidy(BigDecimal.valueOf(millis).divide(MILLIS_PER_SECOND, 3, RoundingMode.UNNECESSARY));
  }

  private static KpiValue divided(
      Measure measure, BigDecimal numerator, BigDecimal denominator, String noData) {
    return denominator.signum() == 0
        ? new KpiValue(measure, null, numerator, denominator, noData)
        : new KpiValue(
            measure,
            tidy(numerator.divide(denominator, SCALE, RoundingMode.HALF_UP)),
            numerator,
            denominator,
            null);
  }

  /// Without zeros at the end, and never as a power of ten.
  private static BigDecimal tidy(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
