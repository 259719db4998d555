package io.trastienda.platform.cases;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/// Our reference of a case: `ACM-2026-000123`.
///
/// @param prefix the client's letters
/// @param year the year in which the case was opened, where the client is
/// @param number its number in that year, from 1; more than six digits are shown as they are
record Reference(String prefix, int year, int number) {

  /// Gives the year whose series an opening belongs to.
  static int yearOf(Instant openedAt, ZoneId zone) {
    return openedAt.atZone(zone).getYear();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s-%04d-%06d", prefix, year, number);
  }
}
