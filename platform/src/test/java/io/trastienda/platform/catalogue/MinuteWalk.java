package io.trastienda.platform.catalogue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The oracle: decides for every minute of a window by itself whether it is working time, and
/// counts by walking over the minutes. It shares no code with what it judges and knows no
/// arithmetic beyond adding up minutes.
final class MinuteWalk {

  /// Hours as a person would write them: minutes after midnight, 1440 for 24:00, in any order.
  record Hours(int from, int to) {}

  private final long first;
  private final boolean[] open;

  MinuteWalk(
      ZoneId zone,
      Map<DayOfWeek, List<Hours>> week,
      Map<LocalDate, List<Hours>> special,
      Instant begin,
      int days) {
    first = Math.floorDiv(begin.getEpochSecond(), 60);
    open = new boolean[days * 24 * 60];
    var opened = new HashMap<LocalDate, List<Instant[]>>();
    for (int i = 0; i < open.length; i++) {
      Instant minute = Instant.ofEpochSecond((first + i) * 60);
      LocalDate date = minute.atZone(zone).toLocalDate();
      for (LocalDate day : List.of(date, date.plusDays(1))) {
        List<Instant[]> pairs =
            opened.computeIfAbsent(
                day,
                d ->
                    special.getOrDefault(d, week.getOrDefault(d.getDayOfWeek(), List.of())).stream()
                        .map(h -> new Instant[] {at(d, h.from, zone), at(d, h.to, zone)})
                        .toList());
        boolean mine =
            !minute.isBefore(day.atStartOfDay(zone).toInstant())
                && minute.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant());
        for (Instant[] pair : pairs) {
          open[i] |= mine && !minute.isBefore(pair[0]) && minute.isBefore(pair[1]);
        }
      }
    }
  }

  /// The definition by the wall clock alone, for hours that no change of offset cuts: a minute is
  /// open if the time that the wall shows lies within the hours of the date that it shows.
  static boolean openOnTheWall(
      ZoneId zone,
      Map<DayOfWeek, List<Hours>> week,
      Map<LocalDate, List<Hours>> special,
      Instant minute) {
    ZonedDateTime wall = minute.atZone(zone);
    int shown = wall.getHour() * 60 + wall.getMinute();
    LocalDate date = wall.toLocalDate();
    return special.getOrDefault(date, week.getOrDefault(date.getDayOfWeek(), List.of())).stream()
        .anyMatch(hours -> hours.from <= shown && shown < hours.to);
  }

  private static Instant at(LocalDate day, int minute, ZoneId zone) {
    return minute == 1440
        ? ZonedDateTime.of(day.plusDays(1), LocalTime.MIDNIGHT, zone).toInstant()
        : ZonedDateTime.of(day, LocalTime.of(minute / 60, minute % 60), zone).toInstant();
  }

  boolean isOpen(Instant at) {
    return open[index(at.getEpochSecond())];
  }

  long seconds(Instant from, Instant to) {
    long sum = 0;
    long second = from.getEpochSecond();
    while (second < to.getEpochSecond()) {
      long next = Math.min(to.getEpochSecond(), nextMinute(second));
      if (open[index(second)]) {
        sum += next - second;
      }
      second = next;
    }
    return sum;
  }

  /// Walks until so many open seconds have passed; empty when the window ends before.
  Optional<Instant> reach(Instant from, long seconds) {
    if (seconds == 0) {
      return Optional.of(from);
    }
    long left = seconds;
    long second = from.getEpochSecond();
    while (index(second) < open.length) {
      long next = nextMinute(second);
      if (open[index(second)]) {
        if (left <= next - second) {
          return Optional.of(Instant.ofEpochSecond(second + left));
        }
        left -= next - second;
      }
      second = next;
    }
    return Optional.empty();
  }

  private static long nextMinute(long second) {
    return (Math.floorDiv(second, 60) + 1) * 60;
  }

  private int index(long second) {
    return (int) (Math.floorDiv(second, 60) - first);
  }
}
