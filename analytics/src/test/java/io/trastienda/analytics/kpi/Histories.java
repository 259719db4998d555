package io.trastienda.analytics.kpi;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes random but possible lives of cases: the same seed gives the same ones.
final class Histories {

  private static final Instant BEGIN = Instant.parse("2016-02-20T00:00:00Z");
  private static final int HOURS = 60 * 24;
  private static final List<StateCategory> CATEGORIES = List.of(StateCategory.values());

  private static final List<AgentTime.Kind> KINDS = List.of(AgentTime.Kind.values());

  private final Random random;

  Histories(long seed) {
    this.random = new Random(seed);
  }

  List<CaseFact> of(TenantId tenant, int cases) {
    List<CaseFact> facts = new ArrayList<>();
    for (int number = 1; number <= cases; number++) {
      facts.addAll(life(tenant, number));
    }
    return facts;
  }

  List<AgentIntervalClosed> intervals(TenantId tenant, int count) {
    List<AgentIntervalClosed> intervals = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Instant from = BEGIN.plusMillis(random.nextLong(Duration.ofHours(HOURS).toMillis()));
      intervals.add(
          new AgentIntervalClosed(
              uuid(),
              tenant,
              "A" + random.nextInt(3),
              from,
              from.plusMillis(random.nextLong(Duration.ofHours(40).toMillis()))));
    }
    return intervals;
  }

  List<AgentTime> times(TenantId tenant, int count) {
    List<AgentTime> times = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      AgentTime.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      Instant from = BEGIN.plusMillis(random.nextLong(Duration.ofHours(HOURS).toMillis()));
      long length = kind == AgentTime.Kind.CORRECTION ? 0 : 1 + random.nextInt(900_000);
      long counted =
          kind == AgentTime.Kind.CORRECTION
              ? random.nextInt(-100, 600) * 1_000L
              : kind == AgentTime.Kind.IDLE ? random.nextLong(length) : length;
      boolean atCase = kind == AgentTime.Kind.CORRECTION || kind == AgentTime.Kind.HANDLING;
      int work = 1 + random.nextInt(20);
      times.add(
          new AgentTime(
              uuid(),
              tenant,
              "A" + random.nextInt(3),
              kind,
              from,
              from.plusMillis(length),
              counted,
              atCase
                  ? new AgentTime.Work(
                      new CaseId(work),
                      "T%d-%06d".formatted(tenant.value(), work),
                      random.nextBoolean() ? "incident" : "refund",
                      1 + random.nextInt(4))
                  : null));
    }
    return times;
  }

  private List<CaseFact> life(TenantId tenant, int number) {
    Instant first = BEGIN.plusSeconds(random.nextInt(HOURS * 3600));
    Instant opened =
        switch (random.nextInt(4)) {
          case 0 -> first.minusSeconds(random.nextInt(7 * 86_400));
          case 1 -> first.plusSeconds(random.nextInt(86_400));
          default -> first;
        };
    String workType = random.nextBoolean() ? "incident" : "refund";
    boolean replayed = random.nextInt(3) == 0;
    int priority = 1 + random.nextInt(4);
    Instant due = opened.plusSeconds(random.nextInt(10 * 86_400));
    StateCategory category = null;
    Instant at = first;
    int completions = 0;
    List<CaseFact> facts = new ArrayList<>();
    int steps = 1 + random.nextInt(8);
    for (int seq = 1; seq <= steps; seq++) {
      StateCategory next = CATEGORIES.get(random.nextInt(4));
      if (random.nextInt(5) == 0) {
        priority = 1 + random.nextInt(4);
      }
      if (random.nextInt(4) == 0) {
        due = due.plusSeconds(random.nextInt(3 * 86_400));
      }
      Instant dueNow = next == StateCategory.WAITING && random.nextBoolean() ? null : due;
      boolean closes = next == StateCategory.CLOSED && category != StateCategory.CLOSED;
      boolean completes = closes && random.nextInt(6) > 0;
      CaseFact.Completion completion =
          completes ? completion(++completions, opened, at, dueNow) : null;
      facts.add(
          new CaseFact(
              uuid(),
              kind(seq, category, next, completes),
              tenant,
              new CaseId(number),
              "T%d-%06d".formatted(tenant.value(), number),
              seq,
              workType,
              1,
              priority,
              null,
              random.nextInt(4) == 0 ? null : "A" + random.nextInt(3),
              null,
              next.name().toLowerCase(Locale.ROOT),
              next,
              category == null ? null : category.name().toLowerCase(Locale.ROOT),
              category,
              opened,
              at,
              dueNow,
              completion,
              null,
              replayed,
              Map.of(),
              null));
      category = next;
      at = at.plusMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(5 * 86_400_000));
    }
    return facts;
  }

  private CaseFact.Completion completion(
      int number, Instant opened, Instant at, @Nullable Instant due) {
    boolean target = due != null && random.nextInt(5) > 0;
    return new CaseFact.Completion(
        number,
        "done",
        random.nextInt(400_000),
        Duration.between(opened, at).toSeconds(),
        target ? !at.isAfter(due) : null,
        BigDecimal.ONE,
        null);
  }

  private static CaseFact.Kind kind(
      int seq, @Nullable StateCategory before, StateCategory after, boolean completes) {
    if (seq == 1) {
      return CaseFact.Kind.OPENED;
    }
    if (before == StateCategory.CLOSED && after != StateCategory.CLOSED) {
      return CaseFact.Kind.REOPENED;
    }
    if (after == StateCategory.CLOSED && before != StateCategory.CLOSED) {
      return completes ? CaseFact.Kind.COMPLETED : CaseFact.Kind.CANCELLED;
    }
    return CaseFact.Kind.MOVED;
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
