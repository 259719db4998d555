package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The clock of one case: it runs from opening, halts while the case is paused or completed, and
/// goes on where it was when the case resumes or is reopened.
///
/// The opening and the ledger of halts are all there is to store. Consumed time and the due date
/// are computed from them with the calendar and the target in force, so that neither a change of
/// priority nor an explicit change of calendar has to touch the clock, and a due date that passed
/// before a later pause is still found.
///
/// A move dated before the last change takes the time of the last change. Imported logs share
/// minutes and disagree with their own opening time: the order in which they report is trusted, an
/// earlier date is not, or time would count twice.
///
/// @param openedAt when the clock began to run
/// @param countsFrom since when its time counts: the opening, or the last reopening that began a
///   new clock; what ran or halted before is kept and no longer counts
/// @param halts ascending and disjoint; only the last may be open
public record CaseClock(Instant openedAt, Instant countsFrom, List<Halt> halts) {

  /// Copies the ledger.
  ///
  /// @throws ClockMoveRefused when the halts overlap, precede the opening, or one before the last
  ///   is open
  public CaseClock {
    halts = List.copyOf(halts);
    if (countsFrom.isBefore(openedAt)) {
      throw new ClockMoveRefused(
          Phrase.of("counting of a case clock"),
          Phrase.of("must not begin before {moment}", Map.of("moment", openedAt)),
          countsFrom.toString());
    }
    Instant earliest = openedAt;
    for (int i = 0; i < halts.size(); i++) {
      Halt halt = halts.get(i);
      Instant to = halt.to;
      if (halt.from.isBefore(earliest)
          || (to == null ? i < halts.size() - 1 : to.isBefore(halt.from))) {
        throw new ClockMoveRefused(
            Phrase.of("halts of a case clock"),
            Phrase.of("must follow one another"),
            halt.toString());
      }
      earliest = to == null ? halt.from : to;
    }
  }

  /// What a clock is doing.
  public enum Phase {
    /// Time is consumed.
    RUNNING,
    /// Parked for a reason that the service level lists.
    PAUSED,
    /// Completed.
    STOPPED
  }

  /// A stretch in which the clock did not run.
  ///
  /// @param from when it halted, inclusive
  /// @param to when it ran again, exclusive; null while it still halts
  /// @param reason key of the pause reason; null for a completion
  public record Halt(Instant from, @Nullable Instant to, @Nullable String reason) {

    private Halt until(Instant end) {
      return new Halt(from, end, reason);
    }
  }

  /// The clock in flat figures, for columns and events; everything here is derived from the clock
  /// and its calendar. While it runs, consumed time at an instant is `consumedSeconds` plus the
  /// business seconds from `runningSince` to it.
  ///
  /// @param consumedSeconds business seconds consumed up to the last change
  /// @param pausedSeconds business seconds spent in pauses that have ended
  /// @param runningSince last start; null while paused or stopped
  /// @param pausedSince begin of the pause; null unless paused
  /// @param pauseReason key of the reason; null unless paused
  /// @param stoppedSince time of completion; null unless stopped
  public record State(
      long consumedSeconds,
      long pausedSeconds,
      @Nullable Instant runningSince,
      @Nullable Instant pausedSince,
      @Nullable String pauseReason,
      @Nullable Instant stoppedSince) {}

  /// A clock that runs from the opening of its case.
  public static CaseClock start(Instant openedAt) {
    return new CaseClock(openedAt, openedAt, List.of());
  }

  /// The clock paused for a reason.
  ///
  /// @throws ClockMoveRefused unless it is running
  public CaseClock paused(Instant at, String reason) {
    demand(Phrase.of("pausing"), Phase.RUNNING);
    return halted(at, Objects.requireNonNull(reason, "reason"));
  }

  /// The clock running again after a pause.
  ///
  /// @throws ClockMoveRefused unless it is paused
  public CaseClock resumed(Instant at) {
    demand(Phrase.of("resuming"), Phase.PAUSED);
    return running(at);
  }

  /// The clock stopped by completion; a pause ends with it.
  ///
  /// @throws ClockMoveRefused when it is stopped already
  public CaseClock stopped(Instant at) {
    CaseClock ended = phase() == Phase.PAUSED ? running(at) : this;
    ended.demand(Phrase.of("stopping"), Phase.RUNNING);
    return ended.halted(at, null);
  }

  /// The clock running again after a reopening, with what was left of the old time.
  ///
  /// @throws ClockMoveRefused unless it is stopped
  public CaseClock restarted(Instant at) {
    demand(Phrase.of("restarting"), Phase.STOPPED);
    return running(at);
  }

  /// The clock running again after a reopening as a new one: nothing consumed, no pause.
  ///
  /// @throws ClockMoveRefused unless it is stopped
  public CaseClock restartedAnew(Instant at) {
    CaseClock again = restarted(at);
    return new CaseClock(openedAt, again.lastChange(), again.halts);
  }

  /// What the clock is doing after its last change.
  public Phase phase() {
    Halt halt = openHalt();
    if (halt == null) {
      return Phase.RUNNING;
    }
    return halt.reason == null ? Phase.STOPPED : Phase.PAUSED;
  }

  /// Begin of the present pause; empty unless paused.
  public Optional<Instant> pausedSince() {
    Halt halt = openHalt();
    return halt == null || halt.reason == null ? Optional.empty() : Optional.of(halt.from);
  }

  /// When the clock last changed: its opening, or the begin or end of the last halt. No later move
  /// takes an earlier time.
  public Instant lastChange() {
    if (halts.isEmpty()) {
      return openedAt;
    }
    Halt last = halts.getLast();
    return last.to == null ? last.from : last.to;
  }

  /// Business seconds from {@link #countsFrom} to `at` without pauses and without stopped time;
  /// `at` may lie in the past. Formula: the sum over the stretches in which the clock ran of {@link
  /// BusinessCalendar#secondsBetween}.
  public long consumed(BusinessCalendar calendar, Instant at) {
    long sum = 0;
    Instant from = countsFrom;
    for (Halt halt : counting()) {
      sum += calendar.secondsBetween(from, earlier(halt.from, at));
      if (halt.to == null) {
        return sum;
      }
      from = halt.to;
    }
    return sum + calendar.secondsBetween(from, at);
  }

  /// Business seconds from {@link #countsFrom} to `at` spent in pauses, the present one included.
  public long pausedSeconds(BusinessCalendar calendar, Instant at) {
    long sum = 0;
    for (Halt halt : counting()) {
      if (halt.reason != null) {
        sum += calendar.secondsBetween(halt.from, halt.to == null ? at : earlier(halt.to, at));
      }
    }
    return sum;
  }

  /// The earliest instant at which the consumed time reaches a target, if the clock keeps running;
  /// empty while it is paused or stopped before that. While it runs and the target lies ahead this
  /// equals `calendar.add(countsFrom, targetSeconds + paused and stopped business time)`.
  ///
  /// @param targetSeconds business seconds, 0 or more
  /// @throws NoWorkingTimeAhead as {@link BusinessCalendar#add} does
  public Optional<Instant> due(BusinessCalendar calendar, long targetSeconds) {
    long left = targetSeconds;
    Instant from = countsFrom;
    for (Halt halt : counting()) {
      long ran = calendar.secondsBetween(from, halt.from);
      if (ran >= left) {
        break;
      }
      if (halt.to == null) {
        return Optional.empty();
      }
      left -= ran;
      from = halt.to;
    }
    return Optional.of(calendar.add(from, left));
  }

  /// The clock in flat figures after its last change.
  public State state(BusinessCalendar calendar) {
    Instant at = lastChange();
    Halt halt = openHalt();
    boolean paused = phase() == Phase.PAUSED;
    return new State(
        consumed(calendar, at),
        pausedSeconds(calendar, at),
        halt == null ? at : null,
        paused ? at : null,
        halt == null ? null : halt.reason,
        halt == null || paused ? null : at);
  }

  /// The halts that began when the clock counted already.
  private List<Halt> counting() {
    return countsFrom.equals(openedAt)
        ? halts
        : halts.stream().filter(halt -> !halt.from.isBefore(countsFrom)).toList();
  }

  private @Nullable Halt openHalt() {
    return halts.isEmpty() || halts.getLast().to != null ? null : halts.getLast();
  }

  private CaseClock halted(Instant at, @Nullable String reason) {
    var ledger = new ArrayList<>(halts);
    ledger.add(new Halt(notBeforeLastChange(at), null, reason));
    return new CaseClock(openedAt, countsFrom, ledger);
  }

  private CaseClock running(Instant at) {
    var ledger = new ArrayList<>(halts);
    ledger.add(ledger.removeLast().until(notBeforeLastChange(at)));
    return new CaseClock(openedAt, countsFrom, ledger);
  }

  private Instant notBeforeLastChange(Instant at) {
    Instant last = lastChange();
    return at.isBefore(last) ? last : at;
  }

  private void demand(Phrase move, Phase needed) {
    if (phase() != needed) {
      throw new ClockMoveRefused(
          Phrase.of("{move} a case clock", Map.of("move", move)),
          Phrase.of("needs one that is {phase}", Map.of("phase", needed)),
          phase());
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
