package io.trastienda.analytics.kpi;

import java.time.LocalDate;

/// The value of a measure on one day, in the client's zone.
///
/// @param day the day
/// @param value the value on that day alone
public record KpiPoint(LocalDate day, KpiValue value) {}
