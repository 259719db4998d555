package io.trastienda.ui.report;

import io.trastienda.analytics.kpi.KpiFilter;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.platform.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a service report shows, as its address says it. Whatever an address says that cannot be is
/// read as if it were not there.
///
/// @param from the first day
/// @param to the day after the last
/// @param type key of the only work type, null for all
/// @param priority the only priority, 1 to 4, null for all
/// @param measure the measure drawn day by day
/// @param page which page of the cases behind a number, from 1
public record ReportAddress(
    LocalDate from,
    LocalDate to,
    @Nullable String type,
    @Nullable Integer priority,
    Measure measure,
    int page) {

  private static final int MOST_DAYS = 366;
  private static final int MOST_PAGES = 100_000;

  /// Reads an address.
  ///
  /// @param parameters the query of the address
  /// @param today today in the client's zone
  /// @return this month where the address names no period of 1 to 366 days
  public static ReportAddress of(Map<String, List<String>> parameters, LocalDate today) {
    YearMonth month = YearMonth.from(today);
    LocalDate from = first(parameters, "from").flatMap(ReportAddress::day).orElse(null);
    LocalDate to = first(parameters, "to").flatMap(ReportAddress::day).orElse(null);
    if (from == null
        || to == null
        || !from.isBefore(to)
        || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
      from = month.atDay(1);
      to = month.plusMonths(1).atDay(1);
    }
    return new ReportAddress(
        from,
        to,
        first(parameters, "type").filter(type -> !type.isBlank()).orElse(null),
        first(parameters, "priority")
            .filter(text -> text.matches("[1-4]"))
            .map(Integer::valueOf)
            .orElse(null),
        first(parameters, "measure").flatMap(Measure::of).orElse(Measure.ON_TIME_BY_COMPLETION),
        page(parameters));
  }

  static int page(Map<String, List<String>> parameters) {
    return first(parameters, "page")
        .filter(text -> text.matches("[1-9][0-9]{0,5}"))
        .map(Integer::valueOf)
        .filter(page -> page <= MOST_PAGES)
        .orElse(1);
  }

  static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 1970 || day.getYear() > 9998 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Writes the address again.
  ///
  /// @return the query without its question mark
  public String query() {
    return "from="
        + from
        + "&to="
        + to
        + (type == null ? "" : "&type=" + URLEncoder.encode(type, StandardCharsets.UTF_8))
        + (priority == null ? "" : "&priority=" + priority)
        + (measure == Measure.ON_TIME_BY_COMPLETION ? "" : "&measure=" + measure.key())
        + (page == 1 ? "" : "&page=" + page);
  }

  /// Gives the days in a client's zone.
  public Period period(ZoneId zone) {
    return new Period(from, to, zone);
  }

  /// Gives the part of the work.
  public KpiFilter filter() {
    return new KpiFilter(type, priority);
  }

  /// Gives the same for the whole month of a day.
  public ReportAddress month(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    return in(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  /// Gives the same for other days, from the first page.
  public ReportAddress in(LocalDate first, LocalDate end) {
    return new ReportAddress(first, end, type, priority, measure, 1);
  }

  /// Gives the period before or after, as long as this one.
  ///
  /// @param steps −1 for the one before, 1 for the one after
  public ReportAddress shifted(int steps) {
    if (wholeMonths()) {
      long months = ChronoUnit.MONTHS.between(from, to) * steps;
      return in(from.plusMonths(months), to.plusMonths(months));
    }
    long days = ChronoUnit.DAYS.between(from, to) * steps;
    return in(from.plusDays(days), to.plusDays(days));
  }

  /// Says whether the period begins and ends with a month.
  public boolean wholeMonths() {
    return from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1;
  }

  /// Gives the same for another work type.
  public ReportAddress ofType(@Nullable String other) {
    return new ReportAddress(from, to, other, priority, measure, 1);
  }

  /// Gives the same for another priority.
  public ReportAddress ofPriority(@Nullable Integer other) {
    return new ReportAddress(from, to, type, other, measure, 1);
  }

  /// Gives the same with another measure drawn.
  public ReportAddress drawing(Measure other) {
    return new ReportAddress(from, to, type, priority, other, 1);
  }

  /// Gives another page of the same.
  public ReportAddress page(int other) {
    return new ReportAddress(from, to, type, priority, measure, other);
  }
}
