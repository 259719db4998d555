package io.trastienda.ui.me;

import io.trastienda.analytics.kpi.Measure;
import io.trastienda.analytics.kpi.MyNumbers;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of one's own numbers shows, as its address says it; whatever cannot be is read as
/// if it were not there.
///
/// @param span which days
/// @param behind the measure of which the cases are shown, null for none
record MeAddress(Span span, @Nullable Measure behind) {

  static final String ROUTE = "me";

  /// How many weeks the course of a number goes back, the running one included.
  static final int WEEKS = 8;

  /// Which days are shown.
  enum Span {
    TODAY,
    WEEK,
    LAST_WEEK;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The first of its days.
    LocalDate from(LocalDate today) {
      return switch (this) {
        case TODAY -> today;
        case WEEK -> monday(today);
        case LAST_WEEK -> monday(today).minusWeeks(1);
      };
    }

    /// The day after the last of its days.
    LocalDate to(LocalDate today) {
      return this == LAST_WEEK ? monday(today) : today.plusDays(1);
    }
  }

  static MeAddress of(Map<String, List<String>> query) {
    String days = first(query, "days");
    Span span = Span.TODAY;
    for (Span one : Span.values()) {
      if (one.word().equals(days)) {
        span = one;
      }
    }
    return new MeAddress(
        span, Measure.of(first(query, "behind")).filter(MyNumbers.MEASURES::contains).orElse(null));
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  MeAddress over(Span other) {
    return new MeAddress(other, behind);
  }

  MeAddress opening(Measure measure) {
    return new MeAddress(span, measure);
  }

  String path() {
    return ROUTE + "?days=" + span.word() + (behind == null ? "" : "&behind=" + behind.key());
  }

  private static String first(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }
}
