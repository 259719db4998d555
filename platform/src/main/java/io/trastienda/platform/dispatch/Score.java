package io.trastienda.platform.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much a waiting case counts at one moment, in hours of waiting: everything that speaks for a
/// case is said as so many hours that it need not have waited. The case that counts most is next.
///
/// Nothing starves. Of all parts only the age grows without limit, by an hour an hour and for every
/// case alike; all others together differ by at most {@link #SPREAD} hours between two cases. So a
/// case that was opened more than that after another never comes before it, and while a case waits,
/// each call of {@code next} by an agent who may have it takes it or one that was opened less than
/// {@link #SPREAD} hours after it. If at most N such cases are open or still come in, it is the
/// agent's after at most N + 1 calls. An agent with a greatest share for the client comes round to
/// it as often as the share says, so there the bound is 100 / share times that; a case kept for one
/// agent waits for the others until it is kept no longer.
///
/// @param age hours since it was opened, or since it was imported with a client's past
/// @param priority {@link #STEP} for each class above the lowest
/// @param serviceLevel up to {@link #USED_UP}, as the time of its service level is used up
/// @param overdue {@link #LATE} once it is past due
/// @param client 0 to {@link #CLIENT}, as the operator weighs the client
/// @param dedicated {@link #DEDICATED} if the agent is there for this client first
/// @param preferred {@link #PREFERRED} if it is kept for this agent
record Score(
    double age,
    double priority,
    double serviceLevel,
    double overdue,
    double client,
    double dedicated,
    double preferred) {

  /// Hours that one class of priority counts.
  static final int STEP = 24;

  /// Hours that a service level counts whose time is all used.
  static final int USED_UP = 48;

  /// Hours that being past due counts.
  static final int LATE = 72;

  /// Most hours that a client may count more than others.
  static final int CLIENT = 24;

  /// Hours that being dedicated to the client counts.
  static final int DEDICATED = 48;

  /// Hours that being kept for the agent counts.
  static final int PREFERRED = 48;

  /// Most hours by which two cases of the same age can differ.
  static final int SPREAD = 3 * STEP + USED_UP + LATE + CLIENT + DEDICATED + PREFERRED;

  /// The same parts in SQL, of a row `c` at the moment `:now`; held against {@link #of} on random
  /// rows by a test.
  static final String PARTS =
      """
       greatest(0, date_part('epoch', :now::timestamptz - c.aged_from) / 3600) as score_age,
       (4 - c.rank) * STEP::float8 as score_priority,
       case when c.due_at is null then 0 when c.due_at <= c.opened_at then USED_UP
         else USED_UP * least(1, greatest(0, date_part('epoch', :now::timestamptz - c.opened_at)
           / date_part('epoch', c.due_at - c.opened_at))) end as score_level,
       case when c.due_at < :now then LATE else 0 end::float8 as score_overdue,
       c.client_hours as score_client,
       case when c.dedicated then DEDICATED else 0 end::float8 as score_dedicated,
       case when c.preferred then PREFERRED else 0 end::float8 as score_preferred
      """
          .replace("USED_UP", Integer.toString(USED_UP))
          .replace("STEP", Integer.toString(STEP))
          .replace("LATE", Integer.toString(LATE))
          .replace("DEDICATED", Integer.toString(DEDICATED))
          .replace("PREFERRED", Integer.toString(PREFERRED));

  /// The sum of {@link #PARTS}.
  static final String TOTAL =
      "score_age + score_priority + score_level + score_overdue + score_client + score_dedicated"
          + " + score_preferred";

  /// What the score looks at.
  ///
  /// @param agedFrom since when it waits
  /// @param openedAt when the clock of its service level began
  /// @param dueAt when it is due, null without a target
  /// @param rank its priority, 1 to 4, or the coordinator's instead
  /// @param clientHours the client's weight, 0 to 24
  /// @param dedicated whether the agent is dedicated to the client
  /// @param preferred whether it is kept for the agent
  record Waiting(
      Instant agedFrom,
      Instant openedAt,
      @Nullable Instant dueAt,
      int rank,
      double clientHours,
      boolean dedicated,
      boolean preferred) {}

  /// Scores a case at a moment.
  static Score of(Waiting waiting, Instant now) {
    Instant due = waiting.dueAt();
    return new Score(
        Math.max(0, hours(waiting.agedFrom(), now)),
        (4 - waiting.rank()) * (double) STEP,
        due == null ? 0 : USED_UP * used(waiting.openedAt(), due, now),
        due != null && due.isBefore(now) ? LATE : 0,
        waiting.clientHours(),
        waiting.dedicated() ? DEDICATED : 0,
        waiting.preferred() ? PREFERRED : 0);
  }

  /// Gives the hours altogether.
  double total() {
    return age + priority + serviceLevel + overdue + client + dedicated + preferred;
  }

  private static double used(Instant opened, Instant due, Instant now) {
    return due.isAfter(opened) ? Math.clamp(hours(opened, now) / hours(opened, due), 0.0, 1.0) : 1;
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 3.6e12;
  }
}
