package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When a client's work counts: opening hours per weekday in one zone, and special days that
/// replace the weekday's hours.
///
/// Working time is real, elapsed time between the instants of a day's local opening and closing
/// time: a night shift from 22:00 to 06:00 lasts 7 hours when the clocks go forward and 9 when they
/// go back. A local time that a change of offset skips moves forward by the length of the gap; a
/// local time that occurs twice means its first occurrence. Hours never reach beyond their own day
/// and no second counts twice, so a date that a zone skipped altogether has no working time.
///
/// Instants count by their whole second (fractions are cut off), which makes spans additive:
/// `[a,b)` and `[b,c)` always sum to `[a,c)`.
///
/// @param zone the zone in which the hours are local times
/// @param week hours per weekday; a missing weekday is closed; afterwards all seven are present,
///   sorted, adjacent ranges joined
/// @param specialDays hours of single dates, in place of the weekday's; an empty list is a holiday
public record BusinessCalendar(
    ZoneId zone,
    Map<DayOfWeek, List<TimeRange>> week,
    Map<LocalDate, List<TimeRange>> specialDays) {

  /// Longest stretch without working time that a due date is searched across, in years; also the
  /// longest span that can be added, as 24-hour days.
  public static final int HORIZON_YEARS = 10;

  private static final long DAY_SECONDS = 86_400;
  private static final long HORIZON_DAYS = HORIZON_YEARS * 366L;

  /// Sorts the hours of every day and joins adjacent ones.
  ///
  /// @throws HoursRefused when two ranges of one day overlap
  /// @throws CalendarWithoutWorkingTime when every weekday and every special day is closed
  public BusinessCalendar {
    Objects.requireNonNull(zone, "zone");
    var days = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, joined(day.toString(), week.getOrDefault(day, List.of())));
    }
    var dates = new TreeMap<LocalDate, List<TimeRange>>();
    specialDays.forEach((date, hours) -> dates.put(date, joined(date.toString(), hours)));
    if (closed(days.values()) && closed(dates.values())) {
      throw new CalendarWithoutWorkingTime(
          Phrase.of("calendar"),
          Phrase.of("must have working time on at least one day"),
          Phrase.of("closed on all days"));
    }
    week = Collections.unmodifiableMap(days);
    specialDays = Collections.unmodifiableSortedMap(dates);
  }

  /// A calendar with the same hours on each of the given weekdays and no special days.
  public static BusinessCalendar weekly(ZoneId zone, Set<DayOfWeek> days, TimeRange... hours) {
    var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
    days.forEach(day -> week.put(day, List.of(hours)));
    return new BusinessCalendar(zone, week, Map.of());
  }

  /// Weekly hours of a shift that begins on each of the given weekdays and ends on the next day:
  /// the evening belongs to the one, the morning to the other. A holiday therefore closes the
  /// morning of the shift that began the day before, and the evening of its own.
  ///
  /// @param from start of the shift
  /// @param to end of the shift on the next day, not later than `from`; 00:00 ends it at midnight
  /// @throws HoursRefused when `to` is later than `from`, which is no night shift
  public static Map<DayOfWeek, List<TimeRange>> night(
      Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    if (to.isAfter(from)) {
      throw new HoursRefused(
          Phrase.of("night shift"),
          Phrase.of("must end on the next day"),
          Phrase.of("{from} to {to}", Map.of("from", from, "to", to)));
    }
    var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
    for (DayOfWeek day : days) {
      week.computeIfAbsent(day, d -> new ArrayList<>())
          .add(new TimeRange(from, LocalTime.MIDNIGHT));
      if (!to.equals(LocalTime.MIDNIGHT)) {
        week.computeIfAbsent(day.plus(1), d -> new ArrayList<>())
            .add(new TimeRange(LocalTime.MIDNIGHT, to));
      }
    }
    return week;
  }

  /// This calendar with other hours on one date; none makes it a holiday.
  public BusinessCalendar withSpecialDay(LocalDate date, TimeRange... hours) {
    var dates = new TreeMap<>(specialDays);
    dates.put(date, List.of(hours));
    return new BusinessCalendar(zone, week, dates);
  }

  /// The hours of a date, in order; empty when it is closed.
  public List<TimeRange> hours(LocalDate date) {
    List<TimeRange> special = specialDays.get(date);
    return special == null ? weekday(date.getDayOfWeek()) : special;
  }

  /// Whether the second of this instant is working time.
  public boolean isOpen(Instant instant) {
    long second = instant.getEpochSecond();
    return secondsBetween(second, second + 1) == 1;
  }

  /// The working seconds in `[from, to)`; 0 when `to` is not after `from`. The cost grows with the
  /// special days and the changes of offset in between, not with the days.
  public long secondsBetween(Instant from, Instant to) {
    return secondsBetween(from.getEpochSecond(), to.getEpochSecond());
  }

  /// The earliest instant by which `seconds` working seconds have passed since `start`; for 0 it is
  /// `start` itself.
  ///
  /// @param seconds 0 to ten years
  /// @throws NoWorkingTimeAhead when `seconds` is out of range, or when the special days leave no
  ///   working time for ten years
  public Instant add(Instant start, long seconds) {
    if (seconds < 0 || seconds > HORIZON_DAYS * DAY_SECONDS) {
      throw new NoWorkingTimeAhead(
          Phrase.of("working seconds to add"),
          Phrase.of("must be between 0 and {most}", Map.of("most", HORIZON_DAYS * DAY_SECONDS)),
          Long.toString(seconds));
    }
    if (seconds == 0) {
      return start;
    }
    long begin = start.getEpochSecond();
    long left = seconds;
    long barren = 0;
    LocalDate first = date(begin);
    LocalDate day = first;
    var changes = new Changes(zone.getRules(), day);
    while (true) {
      // An instant belongs to its local date or, where clocks go back over midnight, to the next.
      boolean touchesStart = !day.isAfter(first.plusDays(1));
      boolean exact = touchesStart || changes.touch(day);
      long most = exact ? within(day, begin, Long.MAX_VALUE) : nominal(day);
      if (most >= left) {
        return Instant.ofEpochSecond(reach(day, begin, left));
      }
      left -= most;
      barren = most == 0 ? barren + 1 : 0;
      if (barren > HORIZON_DAYS) {
        throw new NoWorkingTimeAhead(
            Phrase.of("calendar"),
            Phrase.of(
                "must have working time within {years} years of any date",
                Map.of("years", HORIZON_YEARS)),
            Phrase.of(
                "closed from {from} to {to}",
                Map.of("from", day.minusDays(barren - 1), "to", day)));
      }
      day = day.plusDays(1);
    }
  }

  private long secondsBetween(long from, long to) {
    if (to <= from) {
      return 0;
    }
    LocalDate first = date(from);
    LocalDate last = date(to);
    if (last.isBefore(first)) { // the clocks went back over midnight in between
      first = last;
    }
    LocalDate whole = first.plusDays(2);
    long sum = 0;
    if (whole.isBefore(last)) {
      sum += within(first, from, to) + within(first.plusDays(1), from, to);
      sum += wholeDays(whole, last);
      first = last;
    }
    for (LocalDate day = first; !day.isAfter(last.plusDays(1)); day = day.plusDays(1)) {
      sum += within(day, from, to);
    }
    return sum;
  }

  /// All working seconds of the days in `[from, to)`: as many weeks as fit, then what the special
  /// days and the days with a change of offset differ.
  private long wholeDays(LocalDate from, LocalDate to) {
    long weeks = from.until(to, ChronoUnit.DAYS) / 7;
    long sum = 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      sum += weeks * nominal(weekday(day));
    }
    for (LocalDate day = from.plusDays(weeks * 7); day.isBefore(to); day = day.plusDays(1)) {
      sum += nominal(weekday(day.getDayOfWeek()));
    }
    for (var special :
        ((SortedMap<LocalDate, List<TimeRange>>) specialDays).subMap(from, to).entrySet()) {
      sum += nominal(special.getValue()) - nominal(weekday(special.getKey().getDayOfWeek()));
    }
    var changes = new Changes(zone.getRules(), from);
    for (LocalDate day = changes.next(from);
        day != null && day.isBefore(to);
        day = changes.next(day.plusDays(1))) {
      sum += within(day, Long.MIN_VALUE, Long.MAX_VALUE) - nominal(day);
    }
    return sum;
  }

  /// Working seconds of one day inside `[from, to)`, exact on every day.
  private long within(LocalDate day, long from, long to) {
    long sum = 0;
    for (Span open : spans(day)) {
      sum += Math.max(0, Math.min(open.to, to) - Math.max(open.from, from));
    }
    return sum;
  }

  /// The second by which `seconds` working seconds of this day have passed since `begin`.
  private long reach(LocalDate day, long begin, long seconds) {
    long left = seconds;
    for (Span open : spans(day)) {
      long from = Math.max(open.from, begin);
      if (open.to - from >= left) {
        return from + left;
      }
      left -= Math.max(0, open.to - from);
    }
    throw new IllegalStateException("day " + day + " is shorter than it counted");
  }

  /// The day's working time in real seconds: ascending, disjoint, inside the day.
  private List<Span> spans(LocalDate day) {
    List<TimeRange> hours = hours(day);
    if (hours.isEmpty()) {
      return List.of();
    }
    long begin = day.atStartOfDay(zone).toEpochSecond();
    long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
    var spans = new ArrayList<Span>(hours.size());
    boolean disordered = false;
    for (TimeRange range : hours) {
      long from = Math.max(begin, instant(day, range.fromSecond()));
      long to = Math.min(end, instant(day, range.toSecond()));
      if (from < to) {
        disordered |= !spans.isEmpty() && from < spans.getLast().to;
        spans.add(new Span(from, to));
      }
    }
    return disordered ? united(spans) : spans;
  }

  /// Hours moved out of a gap can fall behind or onto the next ones; every second counts once.
  private static List<Span> united(List<Span> spans) {
    spans.sort(Comparator.comparingLong(Span::from));
    var united = new ArrayList<Span>(spans.size());
    for (Span span : spans) {
      Span last = united.isEmpty() ? null : united.getLast();
      if (last != null && span.from <= last.to) {
        united.set(united.size() - 1, new Span(last.from, Math.max(last.to, span.to)));
      } else {
        united.add(span);
      }
    }
    return united;
  }

  /// The epoch second of a local time. The offset before a change is the one that both rules of the
  /// type ask for: it moves a skipped time forward by the gap, and picks the first of two.
  private long instant(LocalDate day, int secondOfDay) {
    var local = day.atStartOfDay().plusSeconds(secondOfDay);
    return local.toEpochSecond(zone.getRules().getOffset(local));
  }

  private LocalDate date(long epochSecond) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), zone);
  }

  private List<TimeRange> weekday(DayOfWeek day) {
    return Objects.requireNonNull(week.get(day));
  }

  /// Working seconds of a day without a change of offset.
  private long nominal(LocalDate day) {
    return nominal(hours(day));
  }

  private static long nominal(List<TimeRange> hours) {
    long sum = 0;
    for (TimeRange range : hours) {
      sum += range.toSecond() - range.fromSecond();
    }
    return sum;
  }

  private static boolean closed(Collection<List<TimeRange>> days) {
    return days.stream().allMatch(List::isEmpty);
  }

  private static List<TimeRange> joined(String day, List<TimeRange> hours) {
    var sorted = new ArrayList<>(hours);
    sorted.sort(Comparator.comparing(TimeRange::from));
    var joined = new ArrayList<TimeRange>(sorted.size());
    for (TimeRange range : sorted) {
      TimeRange last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || last.toSecond() < range.fromSecond()) {
        joined.add(range);
      } else if (last.toSecond() == range.fromSecond()) {
        joined.set(joined.size() - 1, new TimeRange(last.from, range.to));
      } else {
        throw new HoursRefused(
            Phrase.of("hours on {day}", Map.of("day", day)),
            Phrase.of("must not overlap"),
            Phrase.of(
                "{one} and {other}", Map.of("one", last.toString(), "other", range.toString())));
      }
    }
    return List.copyOf(joined);
  }

  /// Opening hours inside one day, `from` inclusive, `to` exclusive, to the second.
  ///
  /// @param from opening time
  /// @param to closing time, after `from`; 00:00 is the end of the day (24:00)
  public record TimeRange(LocalTime from, LocalTime to) {

    /// Refuses hours that end before they begin; see {@link BusinessCalendar#night} for shifts over
    /// midnight.
    ///
    /// @throws HoursRefused when `to` is not after `from`, or either has a fraction of a second
    public TimeRange {
      if (!whole(from) || !whole(to)) {
        throw new HoursRefused(
            Phrase.of("hours"),
            Phrase.of("must be whole seconds"),
            Phrase.of("{from} to {to}", Map.of("from", from, "to", to)));
      }
      if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
        throw new HoursRefused(
            Phrase.of("hours"),
            Phrase.of("must end after they begin"),
            Phrase.of("{from} to {to}", Map.of("from", from, "to", to)));
      }
    }

    /// Opening hours from texts such as `09:00` and `14:00`; `24:00` and `00:00` both end the day.
    public static TimeRange of(String from, String to) {
      return new TimeRange(
          LocalTime.parse(from), to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to));
    }

    private static boolean whole(LocalTime time) {
      return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }

    int fromSecond() {
      return from.toSecondOfDay();
    }

    int toSecond() {
      return to.equals(LocalTime.MIDNIGHT) ? (int) DAY_SECONDS : to.toSecondOfDay();
    }

    @Override
    public String toString() {
      return from + "–" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString());
    }
  }

  private record Span(long from, long to) {}

  /// The dates on which the offset changes, in ascending order, read as far as asked.
  private static final class Changes {
    private final ZoneRules rules;
    private @Nullable ZoneOffsetTransition change;
    private LocalDate from = LocalDate.MAX;
    private LocalDate to = LocalDate.MAX;

    Changes(ZoneRules rules, LocalDate start) {
      this.rules = rules;
      // Two days back: wide enough for any offset, and for a change that skips a whole date.
      advance(Instant.ofEpochSecond((start.toEpochDay() - 2) * DAY_SECONDS));
    }

    boolean touch(LocalDate day) {
      return day.equals(next(day));
    }

    /// The first date from `day` on that a change touches; null when there is none.
    @Nullable LocalDate next(LocalDate day) {
      while (change != null && to.isBefore(day)) {
        advance(change.getInstant());
      }
      if (change == null) {
        return null;
      }
      return from.isBefore(day) ? day : from;
    }

    private void advance(Instant after) {
      change = rules.nextTransition(after);
      if (change != null) {
        LocalDate before = change.getDateTimeBefore().toLocalDate();
        LocalDate behind = change.getDateTimeAfter().toLocalDate();
        from = before.isBefore(behind) ? before : behind;
        to = before.isBefore(behind) ? behind : before;
      }
    }
  }
}
