package io.trastienda.analytics.kpi;

import io.trastienda.analytics.warehouse.Answer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;

/// What one agent did on one day for one client: what stands above and below the lines of the
/// agent's numbers, so that days and clients can be added up.
///
/// @param day the day in the client's zone
/// @param completed completions
/// @param live those of them that are not imported
/// @param judged those of them that had a due time
/// @param onTime those of them by their due time
/// @param reopened reopenings of what the agent had completed
/// @param heldMillis how long the agent held the client's cases
/// @param handledMillis how long the agent was at them, with corrections
/// @param idleMillis the client's share of the agent's time on the queue without a case
public record MyDay(
    LocalDate day,
    long completed,
    long live,
    long judged,
    long onTime,
    long reopened,
    long heldMillis,
    long handledMillis,
    long idleMillis) {

  /// Gives one of the agent's measures over several days and clients: a ratio of sums, never a mean
  /// of ratios.
  ///
  /// @param measure one of {@link MyNumbers#MEASURES}
  /// @throws IllegalArgumentException for another
  public static KpiValue value(Measure measure, Collection<MyDay> days) {
    MyDay sum =
        days.stream().reduce(new MyDay(LocalDate.EPOCH, 0, 0, 0, 0, 0, 0, 0, 0), MyDay::plus);
    return switch (measure) {
      case COMPLETED -> Reading.count(measure, sum.completed);
      case REOPENED -> Reading.count(measure, sum.reopened);
      case ON_TIME_BY_COMPLETION -> Reading.ratio(measure, sum.onTime, sum.judged);
      case PRODUCTIVITY -> Reading.perHour(sum.live, sum.heldMillis);
      case HANDLING_TIME -> Reading.perCompletion(sum.handledMillis, sum.live);
      case OCCUPANCY ->
          Reading.time(measure, sum.handledMillis, sum.handledMillis + sum.idleMillis);
      default -> throw new IllegalArgumentException(measure + " is no number of one agent");
    };
  }

  MyDay plus(MyDay other) {
    return new MyDay(
        day,
        completed + other.completed,
        live + other.live,
        judged + other.judged,
        onTime + other.onTime,
        reopened + other.reopened,
        heldMillis + other.heldMillis,
        handledMillis + other.handledMillis,
        idleMillis + other.idleMillis);
  }

  static MyDay ofSteps(Answer answer) {
    return new MyDay(
        dayOf(answer),
        answer.whole("completed"),
        answer.whole("live"),
        answer.whole("judged"),
        answer.whole("done_on_time"),
        0,
        0,
        0,
        0);
  }

  static MyDay ofReopenings(Answer answer) {
    return new MyDay(dayOf(answer), 0, 0, 0, 0, answer.whole("reopened"), 0, 0, 0);
  }

  static MyDay ofPresence(Answer answer) {
    return new MyDay(dayOf(answer), 0, 0, 0, 0, 0, answer.whole("presence_ms"), 0, 0);
  }

  static MyDay ofTime(Answer answer) {
    return new MyDay(
        dayOf(answer), 0, 0, 0, 0, 0, 0, answer.whole("handled_ms"), answer.whole("idle_ms"));
  }

  private static LocalDate dayOf(Answer answer) {
    return Objects.requireNonNull(answer.day("day"), "a row of a series must have a day");
  }
}
