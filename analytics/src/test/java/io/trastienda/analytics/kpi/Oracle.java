package io.trastienda.analytics.kpi;

import io.trastienda.platform.Period;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// The measures by their definitions, one plain loop each.
record Oracle(
    List<CaseFact> facts, List<AgentIntervalClosed> intervals, List<AgentTime> times, Instant now) {

  private static final Set<AgentTime.Kind> AT_CASES =
      Set.of(AgentTime.Kind.HANDLING, AgentTime.Kind.CORRECTION);
  private static final Set<AgentTime.Kind> ASIDE =
      Set.of(AgentTime.Kind.BREAK, AgentTime.Kind.TRAINING, AgentTime.Kind.MEETING);

  /// The facts as one agent has part in them. A reopening is of who completed the case before.
  Oracle of(String agent) {
    List<CaseFact> own = new ArrayList<>();
    for (List<CaseFact> life : lives().values()) {
      String completer = null;
      for (CaseFact fact : life) {
        if (fact.completion() != null) {
          completer = Objects.requireNonNullElse(fact.agent(), "");
        }
        boolean counts = fact.reopening() ? agent.equals(completer) : agent.equals(fact.agent());
        if (counts && (fact.reopening() || fact.completion() != null)) {
          own.add(fact);
        }
      }
    }
    return new Oracle(
        own,
        intervals.stream().filter(one -> one.agent().equals(agent)).toList(),
        times.stream().filter(one -> one.agent().equals(agent)).toList(),
        now);
  }

  /// How many cases were worked in a period.
  long worked(Period period, KpiFilter filter) {
    return times.stream()
        .filter(one -> in(period, one.to()) && matches(filter, one))
        .map(AgentTime::work)
        .filter(Objects::nonNull)
        .map(AgentTime.Work::caseId)
        .distinct()
        .count();
  }

  KpiValue value(Measure measure, Period period, KpiFilter filter) {
    List<CaseFact> steps =
        facts.stream().filter(f -> in(period, f.occurredAt()) && matches(filter, f)).toList();
    List<CaseFact> done = steps.stream().filter(f -> f.completion() != null).toList();
    List<CaseFact> firsts = done.stream().filter(f -> completion(f).number() == 1).toList();
    return switch (measure) {
      case RECEIVED ->
          Reading.count(
              measure,
              count(
                  facts, f -> f.sequence() == 1 && in(period, f.openedAt()) && matches(filter, f)));
      case COMPLETED -> Reading.count(measure, done.size());
      case COMPLETED_CASES ->
          Reading.count(measure, done.stream().map(CaseFact::caseId).distinct().count());
      case BACKLOG_CLOSING -> Reading.count(measure, open(period.end(), filter));
      case TURNAROUND_MEAN -> mean(measure, done, f -> completion(f).businessSeconds());
      case TURNAROUND_P50 -> quantile(measure, done, f -> completion(f).businessSeconds(), 0.5);
      case TURNAROUND_P90 -> quantile(measure, done, f -> completion(f).businessSeconds(), 0.9);
      case ELAPSED_MEAN -> mean(measure, firsts, f -> completion(f).elapsedSeconds());
      case ELAPSED_P50 -> quantile(measure, firsts, f -> completion(f).elapsedSeconds(), 0.5);
      case ON_TIME_BY_COMPLETION ->
          Reading.ratio(
              measure,
              count(done, f -> Boolean.TRUE.equals(completion(f).onTime())),
              count(done, f -> completion(f).onTime() != null));
      case ON_TIME_BY_DUE -> byDue(measure, period, filter);
      case REOPENED -> Reading.count(measure, count(steps, CaseFact::reopening));
      case PRODUCTIVITY ->
          Reading.perHour(count(done, f -> !f.replayed() && f.agent() != null), presence(period));
      case HANDLING_TIME ->
          Reading.perCompletion(
              spent(period, filter, AT_CASES),
              count(done, f -> !f.replayed() && f.agent() != null));
      case OCCUPANCY ->
          Reading.time(
              measure,
              spent(period, KpiFilter.ALL, AT_CASES),
              spent(period, KpiFilter.ALL, AT_CASES)
                  + spent(period, KpiFilter.ALL, Set.of(AgentTime.Kind.IDLE)));
      case UTILISATION -> {
        long working =
            spent(period, KpiFilter.ALL, AT_CASES)
                + spent(period, KpiFilter.ALL, Set.of(AgentTime.Kind.IDLE));
        yield Reading.time(measure, working, working + spent(period, KpiFilter.ALL, ASIDE));
      }
    };
  }

  /// Cases open at an instant: the last step before it decides.
  private long open(Instant end, KpiFilter filter) {
    return lives().values().stream()
        .filter(life -> life.getFirst().openedAt().isBefore(end))
        .filter(life -> {
          List<CaseFact> before = life.stream().filter(f -> f.occurredAt().isBefore(end)).toList();
          return before.isEmpty()
              ? matches(filter, life.getFirst())
              : before.getLast().category() != StateCategory.CLOSED
                  && matches(filter, before.getLast());
        })
        .count();
  }

  /// Opened, plus reopened, minus completed, minus cancelled, all before an instant.
  long flow(Instant end) {
    List<CaseFact> known = facts.stream().filter(f -> f.openedAt().isBefore(end)).toList();
    List<CaseFact> before = known.stream().filter(f -> f.occurredAt().isBefore(end)).toList();
    return count(known, f -> f.sequence() == 1)
        + count(before, CaseFact::reopening)
        - count(before, f -> f.completion() != null)
        - count(
            before,
            f ->
                f.completion() == null
                    && f.category() == StateCategory.CLOSED
                    && f.fromCategory() != StateCategory.CLOSED);
  }

  private KpiValue byDue(Measure measure, Period period, KpiFilter filter) {
    long due = 0;
    long met = 0;
    for (List<CaseFact> life : lives().values()) {
      CaseFact last = life.getLast();
      boolean completed = false;
      for (CaseFact fact : life) {
        if (fact.completion() != null) {
          last = fact;
          completed = true;
          break;
        }
      }
      Instant dueAt = last.dueAt();
      if (dueAt == null || !in(period, dueAt) || !dueAt.isBefore(now) || !matches(filter, last)) {
        continue;
      }
      boolean inTime = !last.occurredAt().isAfter(dueAt);
      if (!completed && last.category() == StateCategory.CLOSED && inTime) {
        continue;
      }
      due++;
      met += completed && inTime ? 1 : 0;
    }
    return Reading.ratio(measure, met, due);
  }

  private long spent(Period period, KpiFilter filter, Set<AgentTime.Kind> kinds) {
    return times.stream()
        .filter(one -> kinds.contains(one.kind()))
        .filter(one -> in(period, one.to()) && matches(filter, one))
        .mapToLong(AgentTime::millis)
        .sum();
  }

  private static boolean matches(KpiFilter filter, AgentTime piece) {
    AgentTime.Work work = piece.work();
    return filter.equals(KpiFilter.ALL)
        || (work != null
            && (filter.workType() == null || filter.workType().equals(work.workType()))
            && (filter.priority() == null || filter.priority() == work.priority()));
  }

  private long presence(Period period) {
    long millis = 0;
    for (AgentIntervalClosed interval : intervals) {
      Instant from = interval.from().isAfter(period.start()) ? interval.from() : period.start();
      Instant to = interval.to().isBefore(period.end()) ? interval.to() : period.end();
      millis += Math.max(0, Duration.between(from, to).toMillis());
    }
    return millis;
  }

  private Map<Long, List<CaseFact>> lives() {
    return facts.stream()
        .sorted(Comparator.comparingInt(CaseFact::sequence))
        .collect(Collectors.groupingBy(f -> f.caseId().value()));
  }

  private static KpiValue mean(
      Measure measure, List<CaseFact> facts, ToLongFunction<CaseFact> seconds) {
    return Reading.ratio(measure, facts.stream().mapToLong(seconds).sum(), facts.size());
  }

  /// Linear between the two neighbours of the place (n - 1) * q, as `percentile_cont` does.
  private static KpiValue quantile(
      Measure measure, List<CaseFact> facts, ToLongFunction<CaseFact> seconds, double q) {
    if (facts.isEmpty()) {
      return Reading.ratio(measure, 0, 0);
    }
    long[] sorted = facts.stream().mapToLong(seconds).sorted().toArray();
    BigDecimal place = BigDecimal.valueOf(q).multiply(BigDecimal.valueOf(sorted.length - 1));
    int below = place.intValue();
    int above = Math.min(below + 1, sorted.length - 1);
    BigDecimal value =
        BigDecimal.valueOf(sorted[above] - sorted[below])
            .multiply(place.subtract(BigDecimal.valueOf(below)))
            .add(BigDecimal.valueOf(sorted[below]));
    return Reading.quantile(measure, value, sorted.length);
  }

  private static boolean in(Period period, Instant at) {
    return !at.isBefore(period.start()) && at.isBefore(period.end());
  }

  private static boolean matches(KpiFilter filter, CaseFact fact) {
    return (filter.workType() == null || filter.workType().equals(fact.workType()))
        && (filter.priority() == null || filter.priority() == fact.priority());
  }

  private static CaseFact.Completion completion(CaseFact fact) {
    return Objects.requireNonNull(fact.completion());
  }

  private static long count(List<CaseFact> facts, Predicate<CaseFact> which) {
    return facts.stream().filter(which).count();
  }
}
