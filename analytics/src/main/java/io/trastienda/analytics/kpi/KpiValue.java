package io.trastienda.analytics.kpi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The value of one measure in one period.
///
/// @param measure which
/// @param value its value in the measure's unit; null means there is no data, which is neither 0
///   nor 100 %
/// @param numerator what stands above the line, such as completions on time
/// @param denominator what stands below it; for a count 1
/// @param noData message key of why there is no data, null if there is
public record KpiValue(
    Measure measure,
    @Nullable BigDecimal value,
    BigDecimal numerator,
    BigDecimal denominator,
    @Nullable String noData) {}
