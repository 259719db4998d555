package io.trastienda.analytics.kpi;

import io.trastienda.analytics.warehouse.Answer;
import io.trastienda.analytics.warehouse.Question;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks for the measures and puts the answers together; both doors say the same numbers.
final class Figures {

  private static final Question REPORT = Question.of(Figures.class, "report");
  private static final Question BACKLOG = Question.of(Figures.class, "backlog");
  private static final Question BACKLOG_PART = Question.of(Figures.class, "backlog_part");
  private static final Question DAYS_OF_STEPS = Question.of(Figures.class, "days_of_steps");
  private static final Question DAYS_OF_OPENING = Question.of(Figures.class, "days_of_opening");
  private static final Question DAYS_DUE = Question.of(Figures.class, "days_due");
  private static final Question DAYS_OF_PRESENCE = Question.of(Figures.class, "days_of_presence");
  private static final Question DAYS_OF_TIME = Question.of(Figures.class, "days_of_time");
  private static final Question DAYS_REOPENED_AFTER =
      Question.of(Figures.class, "days_reopened_after");
  private static final Question CASES_WORKED = Question.of(Figures.class, "cases_worked");
  private static final Question CASES_REOPENED_AFTER =
      Question.of(Figures.class, "cases_reopened_after");
  private static final Question CASES_OPENED = Question.of(Figures.class, "cases_opened");
  private static final Question CASES_COMPLETED = Question.of(Figures.class, "cases_completed");
  private static final Question CASES_ONCE = Question.of(Figures.class, "cases_once");
  private static final Question CASES_REOPENED = Question.of(Figures.class, "cases_reopened");
  private static final Question CASES_OPEN = Question.of(Figures.class, "cases_open");
  private static final Question CASES_DUE = Question.of(Figures.class, "cases_due");

  private final Asks asks;
  private final Clock clock;

  Figures(Asks asks, Clock clock) {
    this.asks = asks;
    this.clock = clock;
  }

  /// Every question there is, for the tests that try each of them.
  static List<Question> questions() {
    return List.of(
        REPORT,
        BACKLOG,
        BACKLOG_PART,
        DAYS_OF_STEPS,
        DAYS_OF_OPENING,
        DAYS_DUE,
        DAYS_OF_PRESENCE,
        DAYS_OF_TIME,
        DAYS_REOPENED_AFTER,
        CASES_WORKED,
        CASES_REOPENED_AFTER,
        CASES_OPENED,
        CASES_COMPLETED,
        CASES_ONCE,
        CASES_REOPENED,
        CASES_OPEN,
        CASES_DUE);
  }

  List<KpiValue> values(TenantId tenant, Period period, KpiFilter filter) {
    var asked = parameters(period, filter);
    long backlog =
        asks.ask(tenant, backlog(filter), asked, Change::of).stream()
            .mapToLong(Change::delta)
            .sum();
    return asks.ask(
            tenant,
            REPORT,
            asked,
            answer ->
                Stream.of(Measure.values())
                    .map(measure ->
                        measure == Measure.BACKLOG_CLOSING
                            ? Reading.count(measure, backlog)
                            : Reading.of(measure, answer))
                    .toList())
        .getFirst();
  }

  List<KpiPoint> series(TenantId tenant, Measure measure, Period period, KpiFilter filter) {
    var asked = parameters(period, filter);
    return switch (measure) {
      case RECEIVED -> points(tenant, DAYS_OF_OPENING, measure, period, asked);
      case ON_TIME_BY_DUE -> points(tenant, DAYS_DUE, measure, period, asked);
      case BACKLOG_CLOSING -> backlogs(tenant, period, filter, asked);
      case PRODUCTIVITY -> productivity(tenant, period, asked);
      case HANDLING_TIME -> handling(tenant, period, asked);
      case OCCUPANCY, UTILISATION -> points(tenant, DAYS_OF_TIME, measure, period, asked);
      case COMPLETED,
          COMPLETED_CASES,
          TURNAROUND_MEAN,
          TURNAROUND_P50,
          TURNAROUND_P90,
          ELAPSED_MEAN,
          ELAPSED_P50,
          ON_TIME_BY_COMPLETION,
          REOPENED ->
          points(tenant, DAYS_OF_STEPS, measure, period, asked);
    };
  }

  KpiCases cases(
      TenantId tenant, Measure measure, Period period, KpiFilter filter, int offset, int limit) {
    return cases(tenant, casesBehind(measure), measure, parameters(period, filter), offset, limit);
  }

  private KpiCases cases(
      TenantId tenant,
      Question question,
      Measure measure,
      Map<String, Object> asked,
      int offset,
      int limit) {
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException(
          "a page must begin at 0 or later and have at least 1 row, but begins at "
              + offset
              + " and has "
              + limit);
    }
    asked.put("which", which(measure));
    asked.put("value", addend(measure));
    List<Counted> page = page(tenant, question, asked, offset, limit);
    long total =
        (page.isEmpty() && offset > 0 ? page(tenant, question, asked, 0, 1) : page)
            .stream().findFirst().map(Counted::total).orElse(0L);
    return new KpiCases(page.stream().map(Counted::row).toList(), total);
  }

  /// The days of one agent: only days on which something counts.
  List<MyDay> days(TenantId tenant, Period period, String agent) {
    var asked = parameters(period, KpiFilter.ALL);
    asked.put("agent", agent);
    Map<LocalDate, MyDay> days = new TreeMap<>();
    asks.ask(tenant, DAYS_OF_STEPS, asked, MyDay::ofSteps)
        .forEach(day -> days.merge(day.day(), day, MyDay::plus));
    asks.ask(tenant, DAYS_REOPENED_AFTER, asked, MyDay::ofReopenings)
        .forEach(day -> days.merge(day.day(), day, MyDay::plus));
    asks.ask(tenant, DAYS_OF_PRESENCE, asked, MyDay::ofPresence)
        .forEach(day -> days.merge(day.day(), day, MyDay::plus));
    asks.ask(tenant, DAYS_OF_TIME, asked, MyDay::ofTime)
        .forEach(day -> days.merge(day.day(), day, MyDay::plus));
    return List.copyOf(days.values());
  }

  /// The cases behind a number of one agent.
  KpiCases cases(
      TenantId tenant, Measure measure, Period period, String agent, int offset, int limit) {
    var asked = parameters(period, KpiFilter.ALL);
    asked.put("agent", agent);
    return cases(
        tenant,
        measure == Measure.REOPENED ? CASES_REOPENED_AFTER : casesBehind(measure),
        measure,
        asked,
        offset,
        limit);
  }

  private List<Counted> page(
      TenantId tenant, Question question, Map<String, Object> asked, int offset, int limit) {
    var paged = new HashMap<>(asked);
    paged.put("offset", (long) offset);
    paged.put("limit", (long) limit);
    return asks.ask(tenant, question, paged, Counted::of);
  }

  private static Question casesBehind(Measure measure) {
    return switch (measure) {
      case RECEIVED -> CASES_OPENED;
      case COMPLETED_CASES -> CASES_ONCE;
      case BACKLOG_CLOSING -> CASES_OPEN;
      case ON_TIME_BY_DUE -> CASES_DUE;
      case REOPENED -> CASES_REOPENED;
      case COMPLETED,
          TURNAROUND_MEAN,
          TURNAROUND_P50,
          TURNAROUND_P90,
          ELAPSED_MEAN,
          ELAPSED_P50,
          ON_TIME_BY_COMPLETION,
          PRODUCTIVITY ->
          CASES_COMPLETED;
      case HANDLING_TIME, OCCUPANCY, UTILISATION -> CASES_WORKED;
    };
  }

  private static String which(Measure measure) {
    return switch (measure) {
      case ELAPSED_MEAN, ELAPSED_P50 -> "first";
      case ON_TIME_BY_COMPLETION -> "judged";
      case PRODUCTIVITY -> "live";
      case OCCUPANCY, UTILISATION -> "whole";
      default -> "all";
    };
  }

  private static String addend(Measure measure) {
    return switch (measure.unit()) {
      case BUSINESS_SECONDS -> "business";
      case SECONDS -> "elapsed";
      case SHARE -> "onTime";
      case COUNT, PER_HOUR -> "one";
    };
  }

  private List<KpiPoint> points(
      TenantId tenant,
      Question question,
      Measure measure,
      Period period,
      Map<String, Object> asked) {
    Map<LocalDate, KpiValue> known = new HashMap<>();
    asks.ask(
            tenant,
            question,
            asked,
            answer -> new KpiPoint(dayOf(answer), Reading.of(measure, answer)))
        .forEach(point -> known.put(point.day(), point.value()));
    return everyDay(
        period, day -> Optional.ofNullable(known.get(day)).orElse(Reading.nothing(measure)));
  }

  private List<KpiPoint> productivity(TenantId tenant, Period period, Map<String, Object> asked) {
    Map<LocalDate, Long> live = perDay(tenant, DAYS_OF_STEPS, "live", asked);
    Map<LocalDate, Long> presence = perDay(tenant, DAYS_OF_PRESENCE, "presence_ms", asked);
    return everyDay(
        period, day -> Reading.perHour(live.getOrDefault(day, 0L), presence.getOrDefault(day, 0L)));
  }

  private List<KpiPoint> handling(TenantId tenant, Period period, Map<String, Object> asked) {
    Map<LocalDate, Long> live = perDay(tenant, DAYS_OF_STEPS, "live", asked);
    Map<LocalDate, Long> handled = perDay(tenant, DAYS_OF_TIME, "handled_part_ms", asked);
    return everyDay(
        period,
        day -> Reading.perCompletion(handled.getOrDefault(day, 0L), live.getOrDefault(day, 0L)));
  }

  private Map<LocalDate, Long> perDay(
      TenantId tenant, Question question, String column, Map<String, Object> asked) {
    Map<LocalDate, Long> found = new HashMap<>();
    asks.ask(tenant, question, asked, answer -> Map.entry(dayOf(answer), answer.whole(column)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private List<KpiPoint> backlogs(
      TenantId tenant, Period period, KpiFilter filter, Map<String, Object> asked) {
    Map<LocalDate, Long> changes = new HashMap<>();
    asks.ask(tenant, backlog(filter), asked, Change::of)
        .forEach(change -> changes.put(change.day(), change.delta()));
    Map<LocalDate, KpiValue> standing = new LinkedHashMap<>();
    long open = 0;
    for (LocalDate day = period.from(); day.isBefore(period.to()); day = day.plusDays(1)) {
      open += changes.getOrDefault(day, 0L);
      standing.put(day, Reading.count(Measure.BACKLOG_CLOSING, open));
    }
    return standing.entrySet().stream()
        .map(entry -> new KpiPoint(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<KpiPoint> everyDay(Period period, Function<LocalDate, KpiValue> value) {
    return period
        .from()
        .datesUntil(period.to())
        .map(day -> new KpiPoint(day, value.apply(day)))
        .toList();
  }

  private static Question backlog(KpiFilter filter) {
    return filter.equals(KpiFilter.ALL) ? BACKLOG : BACKLOG_PART;
  }

  /// A question takes what it needs of these; a due time counts once it has come.
  private Map<String, Object> parameters(Period period, KpiFilter filter) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from", period.start());
    parameters.put("to", period.end());
    parameters.put("dueTo", earlier(period.end(), clock.instant()));
    parameters.put("zone", zoneName(period.zone()));
    parameters.put("workType", Objects.requireNonNullElse(filter.workType(), ""));
    parameters.put("agent", "");
    parameters.put("priority", Objects.requireNonNullElse(filter.priority(), 0).longValue());
    return parameters;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// A fixed offset has another name in ClickHouse.
  private static String zoneName(ZoneId zone) {
    ZoneId plain = zone.normalized();
    if (!(plain instanceof ZoneOffset offset)) {
      return zone.getId();
    }
    int seconds = Math.abs(offset.getTotalSeconds());
    return offset.getTotalSeconds() == 0
        ? "UTC"
        : "Fixed/UTC%s%02d:%02d:%02d"
            .formatted(
                offset.getTotalSeconds() < 0 ? "-" : "+",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60);
  }

  private static LocalDate dayOf(Answer answer) {
    return Objects.requireNonNull(answer.day("day"), "a row of a series must have a day");
  }

  private record Change(LocalDate day, long delta) {

    static Change of(Answer answer) {
      return new Change(dayOf(answer), answer.whole("delta"));
    }
  }

  private record Counted(KpiCases.Row row, long total) {

    static Counted of(Answer answer) {
      return new Counted(
          new KpiCases.Row(
              new CaseId(answer.whole("case_id")),
              Objects.requireNonNull(answer.text("reference"), "a case must have a reference"),
              Objects.requireNonNull(answer.instant("at"), "a case must count at some time"),
              Math.toIntExact(answer.whole("completion")),
              Objects.requireNonNull(answer.decimal("value"), "a case must count something"),
              counts(answer)),
          answer.whole("total"));
    }

    private static @Nullable Boolean counts(Answer answer) {
      return answer.missing("counts") ? null : answer.whole("counts") == 1;
    }
  }
}
