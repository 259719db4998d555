package io.trastienda.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/// A run of days in a tenant's zone: `from` inclusive, `to` exclusive.
///
/// @param from the first day
/// @param to the day after the last
/// @param zone where a day begins and ends
public record Period(LocalDate from, LocalDate to, ZoneId zone) {

  /// Refuses a period without a day.
  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "period must begin before it ends, but is " + from + " to " + to);
    }
  }

  /// Gives the whole of one month.
  public static Period of(YearMonth month, ZoneId zone) {
    return new Period(month.atDay(1), month.plusMonths(1).atDay(1), zone);
  }

  /// Gives the instant at which the first day begins.
  public Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  /// Gives the first instant after the last day.
  public Instant end() {
    return to.atStartOfDay(zone).toInstant();
  }
}
