package io.trastienda.platform.catalogue;

import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import io.trastienda.platform.catalogue.MinuteWalk.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A seeded source of calendars and case histories that go where clocks break: changes of offset,
/// 29 February, lunch breaks, night shifts, holidays, closed weeks, shared minutes, times out of
/// order.
final class RandomHistories {

  static final int WINDOW_DAYS = 100;
  private static final int MARGIN_DAYS = 10;

  enum Move {
    PAUSE,
    RESUME,
    STOP,
    RESTART,
    RESTART_ANEW
  }

  /// One reported change; its time may lie before the one reported earlier.
  record Step(Move move, Instant at) {}

  record History(Instant opened, List<Step> steps) {}

  /// A calendar as a person would write it, and the window in which its histories happen.
  record Spec(
      ZoneId zone,
      Map<DayOfWeek, List<Hours>> week,
      Map<LocalDate, List<Hours>> special,
      LocalDate around) {

    Instant begin() {
      return around.minusDays(WINDOW_DAYS / 2).atStartOfDay(zone).toInstant();
    }

    Instant end() {
      return begin().plusSeconds(WINDOW_DAYS * 86_400L);
    }

    boolean empty() {
      return week.values().stream().allMatch(List::isEmpty)
          && special.values().stream().allMatch(List::isEmpty);
    }

    /// The same with one more holiday, as somebody adds it when cases are under way.
    Spec withHoliday(LocalDate date) {
      var dates = new TreeMap<>(special);
      dates.put(date, List.of());
      return new Spec(zone, week, dates, around);
    }

    BusinessCalendar calendar() {
      var days = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
      week.forEach((day, hours) -> days.put(day, ranges(hours)));
      var dates = new TreeMap<LocalDate, List<TimeRange>>();
      special.forEach((date, hours) -> dates.put(date, ranges(hours)));
      return new BusinessCalendar(zone, days, dates);
    }

    MinuteWalk oracle() {
      return new MinuteWalk(zone, week, special, begin(), WINDOW_DAYS);
    }

    private static List<TimeRange> ranges(List<Hours> hours) {
      return hours.stream().map(h -> new TimeRange(time(h.from()), time(h.to()))).toList();
    }

    private static LocalTime time(int minute) {
      return LocalTime.of(minute / 60 % 24, minute % 60);
    }
  }

  private static final List<String> ZONES =
      List.of(
          "Europe/Madrid",
          "Europe/Madrid",
          "Atlantic/Canary",
          "America/Bogota",
          "America/Sao_Paulo", // goes back over midnight
          "Australia/Lord_Howe"); // by half an hour
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.of(2016, 2, 29),
          LocalDate.of(2016, 3, 27),
          LocalDate.of(2016, 10, 30),
          LocalDate.of(2017, 2, 19),
          LocalDate.of(2016, 4, 3),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2025, 12, 28));

  private final Random random;

  RandomHistories(long seed) {
    random = new Random(seed);
  }

  /// One calendar; about one in twenty has no working time at all.
  Spec spec() {
    ZoneId zone = ZoneId.of(pick(ZONES));
    LocalDate around = pick(DATES);
    var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
    int shape = random.nextInt(20);
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean weekend = day.compareTo(DayOfWeek.FRIDAY) > 0;
      switch (shape) {
        case 0 -> week.put(day, List.of());
        case 1, 2, 3, 4 -> week.put(day, weekend ? List.of() : office());
        case 5, 6, 7 -> week.put(day, List.of(new Hours(22 * 60, 1440), new Hours(0, 6 * 60)));
        case 8 -> week.put(day, List.of(new Hours(0, 1440)));
        case 9 ->
            week.put(day, List.of(new Hours(150, 165), new Hours(180, 240), new Hours(60, 90)));
        case 10 -> {
          if (day == DayOfWeek.SUNDAY) {
            week.put(day, hours());
          }
        }
        default -> week.put(day, random.nextInt(3) == 0 ? List.of() : hours());
      }
    }
    var special = new TreeMap<LocalDate, List<Hours>>();
    for (int i = random.nextInt(12); i > 0; i--) {
      LocalDate date = around.plusDays(random.nextInt(WINDOW_DAYS) - WINDOW_DAYS / 2);
      special.put(date, shape == 0 || random.nextInt(3) > 0 ? List.of() : hours());
    }
    if (random.nextInt(4) == 0) {
      special.put(around, shape == 0 ? List.of() : hours());
    }
    if (random.nextInt(6) == 0) { // a whole closed fortnight
      LocalDate shut = around.plusDays(random.nextInt(20));
      for (int i = 0; i < 14; i++) {
        special.put(shut.plusDays(i), List.of());
      }
    }
    return new Spec(zone, week, special, around);
  }

  /// One case: opened near the interesting date, up to eight reported changes, one in eight of them
  /// out of order, some in the same second.
  History history(Spec spec) {
    Instant opened = instant(spec);
    var steps = new ArrayList<Step>();
    Instant latest = opened;
    boolean paused = false;
    boolean stopped = false;
    for (int i = random.nextInt(9); i > 0; i--) {
      Instant at =
          switch (random.nextInt(8)) {
            case 0 -> latest.minusSeconds(random.nextInt(200_000));
            case 1 -> latest;
            case 2 -> latest.plusSeconds(random.nextInt(60));
            default -> latest.plusSeconds(random.nextInt(random.nextBoolean() ? 20_000 : 600_000));
          };
      Move move;
      if (stopped) {
        move = random.nextInt(4) == 0 ? Move.RESTART_ANEW : Move.RESTART;
      } else if (paused) {
        move = random.nextInt(4) == 0 ? Move.STOP : Move.RESUME;
      } else {
        move = random.nextInt(4) == 0 ? Move.STOP : Move.PAUSE;
      }
      stopped = move == Move.STOP;
      paused = move == Move.PAUSE;
      if (at.isAfter(spec.end().minusSeconds(86_400)) || at.isBefore(spec.begin())) {
        break;
      }
      latest = at.isAfter(latest) ? at : latest;
      steps.add(new Step(move, at));
    }
    return new History(opened, steps);
  }

  /// A second in the first two thirds of the window, mostly near the interesting date.
  Instant instant(Spec spec) {
    Instant centre = spec.around.atStartOfDay(spec.zone).toInstant();
    long reach = random.nextBoolean() ? 2 * 86_400L : (WINDOW_DAYS / 2 - MARGIN_DAYS) * 86_400L;
    return centre.plusSeconds((long) (random.nextDouble() * 2 * reach) - reach);
  }

  /// A target from none to twelve working days.
  long target() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(3);
      case 1 -> 3600L * random.nextInt(100);
      default -> random.nextInt(12 * 8 * 3600);
    };
  }

  private List<Hours> office() {
    int noon = 13 * 60 + random.nextInt(5) * 15;
    return List.of(new Hours(noon + 60, 18 * 60), new Hours(9 * 60, noon));
  }

  /// One to three ranges to the minute or to the quarter of an hour, adjacent or apart, shuffled.
  private List<Hours> hours() {
    int grain = random.nextBoolean() ? 15 : 1;
    int edges = 2 * (1 + random.nextInt(3));
    var minutes = new ArrayList<Integer>();
    while (minutes.size() < edges) {
      int minute =
          random.nextInt(4) == 0
              ? random.nextInt(5 * 60)
              : random.nextInt(1440 / grain + 1) * grain;
      if (!minutes.contains(minute)) {
        minutes.add(minute);
      }
    }
    Collections.sort(minutes);
    var hours = new ArrayList<Hours>();
    for (int i = 0; i < edges; i += 2) {
      hours.add(new Hours(minutes.get(i), minutes.get(i + 1)));
    }
    if (random.nextInt(4) == 0 && minutes.getLast() < 1440) { // adjacent: must be joined
      hours.add(new Hours(minutes.getLast(), 1440));
    }
    Collections.shuffle(hours, random);
    return hours;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
