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
import java.util.stream.Stream;

/// The oracle: decides for every minute of a window by itself whether it is working time, and
/// counts by walking over the minutes. It shares no code with what it judges and knows no
/// arithmetic beyond adding up minutes.
final class MinuteWalk {

  /// Hours as a person would write them: minutes after midnight, 1440 for 24:00, in any order.
  record Hours(int from, int to) {}

  private final long first;
  private final boolean[] open;
  private final int[] openBefore;

  MinuteWalk(
      ZoneId zone,
      Map<DayOfWeek, List<Hours>> week,
      Map<LocalDate, List<Hours>> special,
      Instant begin,
      int days) {
    first = Math.floorDiv(begin.getEpochSecond(), 60);
    open = new boolean[days * 24 * 60];
    openBefore = new int[open.length + 1];
    var known = new HashMap<LocalDate, List<Opening>>();
    for (int i = 0; i < open.length; i++) {
      long second = (first + i) * 60;
      LocalDate date = Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
      List<Opening> near =
          known.computeIfAbsent(
              date,
              d ->
                  Stream.of(d, d.plusDays(1))
                      .flatMap(day ->
                          special
                              .getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()))
                              .stream()
                              .map(hours -> Opening.of(day, hours, zone)))
                      .toList());
      for (Opening opening : near) {
        open[i] |= opening.holds(second);
      }
      openBefore[i + 1] = openBefore[i] + (open[i] ? 1 : 0);
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

  /// Hours of one date as seconds, and the seconds in which that date lasts.
  private record Opening(long from, long to, long dayBegins, long dayEnds) {

    static Opening of(LocalDate day, Hours hours, ZoneId zone) {
      return new Opening(
          second(day, hours.from, zone),
          second(day, hours.to, zone),
          day.atStartOfDay(zone).toEpochSecond(),
          day.plusDays(1).atStartOfDay(zone).toEpochSecond());
    }

    private static long second(LocalDate day, int minute, ZoneId zone) {
      return minute == 1440
          ? ZonedDateTime.of(day.plusDays(1), LocalTime.MIDNIGHT, zone).toEpochSecond()
          : ZonedDateTime.of(day, LocalTime.of(minute / 60, minute % 60), zone).toEpochSecond();
    }

    boolean holds(long second) {
      return dayBegins <= second && second < dayEnds && from <= second && second < to;
    }
  }

  boolean isOpen(Instant at) {
    return open[index(at.getEpochSecond())];
  }

  /// Open seconds in a span: its open minutes, less what its first and last minute have too much.
  long seconds(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return 0;
    }
    long begin = from.getEpochSecond();
    long end = to.getEpochSecond();
    long sum = 60L * (openBefore[index(end)] - openBefore[index(begin)]);
    sum -= open[index(begin)] ? Math.floorMod(begin, 60) : 0;
    sum += open[index(end)] ? Math.floorMod(end, 60) : 0;
    return sum;
  }

  /// The earliest second by which so many open seconds have passed, found among the counts that the
  /// walk left at every minute; empty when the window ends before.
  Optional<Instant> reach(Instant from, long seconds) {
    if (seconds == 0) {
      return Optional.of(from);
    }
    long second = from.getEpochSecond();
    int start = index(second);
    long passed = 60L * openBefore[start] + (open[start] ? Math.floorMod(second, 60) : 0);
    int low = start;
    int high = open.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (60L * openBefore[middle + 1] - passed >= seconds) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == open.length
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond((first + low) * 60 + seconds + passed - 60L * openBefore[low]));
  }

  private int index(long second) {
    return (int) (Math.floorDiv(second, 60) - first);
  }
}
