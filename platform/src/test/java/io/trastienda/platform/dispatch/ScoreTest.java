package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void counts_everything_in_hours_of_waiting() {
    var waiting =
        new Score.Waiting(START, START, START.plus(Duration.ofHours(10)), 2, 6, true, false);

    Score calm = Score.of(waiting, START.plus(Duration.ofHours(5)));
    Score late = Score.of(waiting, START.plus(Duration.ofHours(12)));

    assertThat(calm).isEqualTo(new Score(5, 48, 24, 0, 6, 48, 0));
    assertThat(late).isEqualTo(new Score(12, 48, 48, 72, 6, 48, 0));
    assertThat(late.total()).isEqualTo(234);
  }

  @Test
  void nothing_outranks_what_waits_longer_than_all_other_parts_can_count() {
    Random random = new Random(20261122);
    for (int i = 0; i < 200_000; i++) {
      Instant now = START.plus(Duration.ofMinutes(random.nextInt(100_000)));
      Instant younger = now.minus(Duration.ofMinutes(random.nextInt(50_000)));
      Instant older =
          younger
              .minus(Duration.ofHours(Score.SPREAD))
              .minus(Duration.ofMinutes(1 + random.nextInt(10_000)));

      assertThat(Score.of(any(random, older), now).total())
          .isGreaterThan(Score.of(any(random, younger), now).total());
    }
  }

  /// The bound of the doc comment: only cases that are older, or opened within the spread, are
  /// served before a case, whatever comes in and however much of it.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void serves_every_case_within_the_bound(long seed) {
    Random random = new Random(seed);
    int perHour = 1 + random.nextInt(3);
    // From quiet to twice what can be served.
    int mostArrivals = 1 + random.nextInt(4 * perHour);
    List<Simulated> open = new ArrayList<>();
    List<Simulated> all = new ArrayList<>();
    int calls = 0;
    for (int hour = 0; hour < 1_200; hour++) {
      Instant now = START.plus(Duration.ofHours(hour));
      for (int arrivals = random.nextInt(mostArrivals + 1); arrivals > 0; arrivals--) {
        Simulated fresh =
            new Simulated(
                random.nextInt(4) == 0 ? lowest(now) : any(random, now), calls, open.size());
        open.add(fresh);
        all.add(fresh);
      }
      for (int i = 0; i < perHour && !open.isEmpty(); i++) {
        Simulated best =
            open.stream()
                .max(Comparator.comparingDouble(one -> Score.of(one.waiting, now).total()))
                .orElseThrow();
        open.remove(best);
        calls++;
        best.servedAt = calls;
      }
    }

    int end = calls;
    for (Simulated one : all) {
      Instant horizon = one.waiting.agedFrom().plus(Duration.ofHours(Score.SPREAD));
      long rivals =
          all.stream()
              .filter(other ->
                  other != one
                      && !other.waiting.agedFrom().isBefore(one.waiting.agedFrom())
                      && !other.waiting.agedFrom().isAfter(horizon))
              .count();
      int waited = (one.servedAt == 0 ? end : one.servedAt) - one.callsBefore;
      assertThat((long) waited).isLessThanOrEqualTo(one.openBefore + rivals + 1);
    }
    assertThat(all.stream().filter(one -> one.servedAt > 0).count()).isGreaterThan(500);
  }

  private static final class Simulated {

    private final Score.Waiting waiting;
    private final int callsBefore;
    private final int openBefore;
    private int servedAt;

    Simulated(Score.Waiting waiting, int callsBefore, int openBefore) {
      this.waiting = waiting;
      this.callsBefore = callsBefore;
      this.openBefore = openBefore;
    }
  }

  private static Score.Waiting lowest(Instant opened) {
    return new Score.Waiting(opened, opened, null, 4, 0, false, false);
  }

  static Score.Waiting any(Random random, Instant agedFrom) {
    Instant opened = agedFrom.minus(Duration.ofMinutes(random.nextInt(3) * 40_000L));
    return new Score.Waiting(
        agedFrom,
        opened,
        random.nextInt(3) == 0
            ? null
            : opened.plus(Duration.ofMinutes(random.nextInt(6_000) - 300L)),
        1 + random.nextInt(4),
        random.nextInt(Score.CLIENT + 1),
        random.nextBoolean(),
        random.nextInt(5) == 0);
  }
}
