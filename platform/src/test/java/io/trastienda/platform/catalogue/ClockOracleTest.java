package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.catalogue.RandomHistories.History;
import io.trastienda.platform.catalogue.RandomHistories.Move;
import io.trastienda.platform.catalogue.RandomHistories.Spec;
import io.trastienda.platform.catalogue.RandomHistories.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random calendars and histories against the minute-by-minute oracle. A failure names the seed of
/// its calendar; `-Dtrastienda.clock.seed=` runs that calendar first.
class ClockOracleTest {

  private static final long SEED = Long.getLong("trastienda.clock.seed", 20_260_329L);
  private static final int CALENDARS = 500;
  private static final int HISTORIES = 200;

  /// A stretch in which the clock did not run; an open one ends in null.
  private record Gap(Instant from, @Nullable Instant to, boolean pause) {}

  @Test
  void agrees_with_the_minute_walk_on_a_hundred_thousand_histories() {
    int refused = 0;
    int judged = 0;
    int calendars = 0;
    for (long seed = SEED; calendars < CALENDARS; seed++) {
      var histories = new RandomHistories(seed);
      Spec spec = histories.spec();
      if (spec.empty()) {
        assertThatThrownBy(spec::calendar)
            .as("seed %d", seed)
            .isInstanceOf(CalendarWithoutWorkingTime.class);
        refused++;
        continue;
      }
      calendars++;
      BusinessCalendar calendar = spec.calendar();
      MinuteWalk oracle = spec.oracle();
      for (int i = 0; i < HISTORIES; i++) {
        String name = "seed " + seed + ", history " + i;
        judgeCalendar(name, histories, spec, calendar, oracle);
        judgeClock(name, histories, spec, calendar, oracle);
        judged++;
      }
      Spec later = spec.withHoliday(spec.around().plusDays(1));
      if (!later.empty()) {
        BusinessCalendar changed = later.calendar();
        MinuteWalk walk = later.oracle();
        for (int i = 0; i < HISTORIES / 10; i++) {
          judgeClock(
              "seed " + seed + " with a holiday added, " + i, histories, later, changed, walk);
          judged++;
        }
      }
    }
    System.out.printf(
        "clock oracle: %d histories on %d calendars agree to the second, %d calendars without"
            + " working time refused%n",
        judged, calendars, refused);

    assertThat(refused).as("calendars without working time among the random ones").isPositive();
  }

  @Test
  void agrees_with_the_wall_clock_where_no_change_of_offset_cuts_the_hours() {
    int compared = 0;
    for (long seed = SEED; compared < 40; seed++) {
      Spec spec = new RandomHistories(seed).spec();
      boolean cut =
          spec.special().values().stream()
                  .anyMatch(list -> list.stream().anyMatch(ClockOracleTest::nearTheChange))
              || spec.week().values().stream()
                  .anyMatch(list -> list.stream().anyMatch(ClockOracleTest::nearTheChange));
      if (cut || spec.empty() || spec.zone().getId().startsWith("America/Sao")) {
        continue;
      }
      compared++;
      BusinessCalendar calendar = spec.calendar();
      Instant end = spec.end();
      long open = 0;
      for (Instant minute = spec.begin(); minute.isBefore(end); minute = minute.plusSeconds(60)) {
        if (MinuteWalk.openOnTheWall(spec.zone(), spec.week(), spec.special(), minute)) {
          open += 60;
        }
      }

      assertThat(calendar.secondsBetween(spec.begin(), end)).as("seed %d", seed).isEqualTo(open);
    }
  }

  private static boolean nearTheChange(MinuteWalk.Hours hours) {
    return (hours.from() > 0 && hours.from() <= 240) || hours.to() <= 240;
  }

  private static void judgeCalendar(
      String name,
      RandomHistories histories,
      Spec spec,
      BusinessCalendar calendar,
      MinuteWalk oracle) {
    Instant from = histories.instant(spec);
    Instant to = histories.instant(spec);
    long seconds = histories.target();
    Optional<Instant> reached = oracle.reach(from, seconds);

    equal(name + ": open at " + from, calendar.isOpen(from), oracle.isOpen(from));
    equal(
        name + ": " + from + " to " + to,
        calendar.secondsBetween(from, to),
        oracle.seconds(from, to));
    if (reached.isPresent()) {
      equal(name + ": " + from + " plus " + seconds, calendar.add(from, seconds), reached.get());
    }
  }

  private static void judgeClock(
      String name,
      RandomHistories histories,
      Spec spec,
      BusinessCalendar calendar,
      MinuteWalk oracle) {
    History history = histories.history(spec);
    CaseClock clock = CaseClock.start(history.opened());
    var gaps = new ArrayList<Gap>();
    Instant counted = history.opened();
    int step = 0;
    judgeFigures(name + ", opened", histories, spec, calendar, oracle, counted, clock, gaps);
    for (Step next : history.steps()) {
      clock =
          switch (next.move()) {
            case PAUSE -> clock.paused(next.at(), "awaiting-customer");
            case RESUME -> clock.resumed(next.at());
            case STOP -> clock.stopped(next.at());
            case RESTART -> clock.restarted(next.at());
            case RESTART_ANEW -> clock.restartedAnew(next.at());
          };
      Instant at = record(gaps, counted, next);
      if (next.move() == Move.RESTART_ANEW) {
        gaps.clear();
        counted = at;
      }
      step++;
      judgeFigures(
          name + ", step " + step, histories, spec, calendar, oracle, counted, clock, gaps);
    }
  }

  /// Consumed and paused time at a random instant, and the due date for two targets: the second is
  /// a priority changed in whatever phase the clock is in.
  private static void judgeFigures(
      String name,
      RandomHistories histories,
      Spec spec,
      BusinessCalendar calendar,
      MinuteWalk oracle,
      Instant counted,
      CaseClock clock,
      List<Gap> gaps) {
    Instant at = histories.instant(spec);
    List<Gap> ran = running(counted, gaps);
    long consumed = 0;
    for (Gap piece : ran) {
      consumed += oracle.seconds(piece.from, piece.to == null ? at : min(piece.to, at));
    }
    long paused = 0;
    for (Gap gap : gaps) {
      if (gap.pause) {
        paused += oracle.seconds(gap.from, gap.to == null ? at : min(gap.to, at));
      }
    }
    equal(name + ": consumed at " + at, clock.consumed(calendar, at), consumed);
    equal(name + ": paused at " + at, clock.pausedSeconds(calendar, at), paused);

    long whole = clock.state(calendar).consumedSeconds();
    for (long target : new long[] {histories.target(), histories.target(), whole}) {
      Optional<Instant> due = Optional.empty();
      long left = target;
      for (Gap piece : ran) {
        long length = piece.to == null ? Long.MAX_VALUE : oracle.seconds(piece.from, piece.to);
        if (left <= length) {
          due = oracle.reach(piece.from, left);
          break;
        }
        left -= length;
      }
      boolean halted = !gaps.isEmpty() && gaps.getLast().to == null;
      if (due.isPresent() || halted) {
        equal(name + ": due " + target, clock.due(calendar, target), due);
      }
      if (due.isPresent() && !halted && target > whole) {
        long stopped =
            gaps.stream()
                .filter(gap -> !gap.pause)
                .mapToLong(gap -> oracle.seconds(gap.from, end(gap)))
                .sum();
        long pausedToDue = clock.pausedSeconds(calendar, due.get());
        equal(
            name + ": due " + target + " by the formula",
            calendar.add(counted, target + pausedToDue + stopped),
            due.get());
      }
    }
  }

  private static Instant record(List<Gap> gaps, Instant opened, Step step) {
    Instant last = opened;
    for (Gap gap : gaps) {
      last = gap.to == null ? gap.from : gap.to;
    }
    Instant at = step.at().isBefore(last) ? last : step.at();
    if (!gaps.isEmpty() && gaps.getLast().to == null) {
      Gap open = gaps.removeLast();
      gaps.add(new Gap(open.from, at, open.pause));
    }
    if (step.move() == Move.PAUSE || step.move() == Move.STOP) {
      gaps.add(new Gap(at, null, step.move() == Move.PAUSE));
    }
    return at;
  }

  private static List<Gap> running(Instant opened, List<Gap> gaps) {
    var pieces = new ArrayList<Gap>();
    Instant from = opened;
    for (Gap gap : gaps) {
      pieces.add(new Gap(from, gap.from, false));
      if (gap.to == null) {
        return pieces;
      }
      from = gap.to;
    }
    pieces.add(new Gap(from, null, false));
    return pieces;
  }

  private static Instant end(Gap gap) {
    return Objects.requireNonNull(gap.to);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// Compares without building a message or an assertion for each of the million agreements.
  private static void equal(String name, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      assertThat(actual).as(name).isEqualTo(expected);
    }
  }
}
