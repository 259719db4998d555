package io.trastienda.ui.floor;

import io.trastienda.platform.cases.CaseFlow;
import io.trastienda.platform.dispatch.AgentShare;
import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.platform.dispatch.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Whether a client's agents can do what waits and what is to come.
///
/// @param opening cases that were open when the day began: closing - arrived + done
/// @param arrived cases that came in or were reopened today
/// @param done cases that were closed today
/// @param closing cases that are open now, parked ones among them
/// @param backlog cases that wait or are held
/// @param expected arrivals until the horizon
/// @param pace how long a completion takes; empty where nothing is measured
/// @param agents agents on queue
/// @param parts how many agents' whole time that is: the sum of the parts of their days that are
///   the client's
/// @param horizon how far ahead
/// @param late how many of the backlog will be past due before an agent comes to them; empty
///   without a pace
record CapacityLine(
    int opening,
    int arrived,
    int done,
    int closing,
    int backlog,
    double expected,
    Optional<CaseFlow.Pace> pace,
    int agents,
    double parts,
    Duration horizon,
    Optional<Integer> late) {

  static CapacityLine of(
      Collection<FloorRow> rows,
      CaseFlow.Day day,
      Collection<AgentShare> shares,
      List<Instant> dues,
      Instant now,
      Duration horizon) {
    int backlog = rows.stream().mapToInt(row -> row.waiting() + row.held()).sum();
    int closing = backlog + rows.stream().mapToInt(FloorRow::parked).sum();
    int arrived = day.lines().stream().mapToInt(CaseFlow.Line::arrived).sum();
    int done = day.lines().stream().mapToInt(CaseFlow.Line::done).sum();
    List<AgentShare> on =
        shares.stream().filter(share -> share.presence() == Presence.ON_QUEUE).toList();
    double parts = on.stream().mapToDouble(AgentShare::part).sum();
    return new CapacityLine(
        closing - arrived + done,
        arrived,
        done,
        closing,
        backlog,
        day.expected(),
        day.pace(),
        on.size(),
        parts,
        horizon,
        day.pace().map(pace -> late(dues, now, pace.mean(), parts)));
  }

  /// How many cases are past due when their turn comes, if they are worked in the order of their
  /// due times: the n-th is done after n x mean / agents.
  static int late(List<Instant> dues, Instant now, Duration mean, double agents) {
    int late = 0;
    for (int n = 0; n < dues.size(); n++) {
      Instant due = dues.get(n);
      if (due.equals(Instant.MAX)) {
        continue;
      }
      boolean missed =
          agents <= 0
              ? due.isBefore(now.plus(Duration.ofDays(1)))
              : due.isBefore(now.plusMillis(Math.round((n + 1) * mean.toMillis() / agents)));
      late += missed ? 1 : 0;
    }
    return late;
  }

  /// Hours of work that wait and are to come: (backlog + expected) x mean; empty without a pace.
  OptionalDouble needed() {
    return pace.map(
            one -> OptionalDouble.of((backlog + expected) * one.mean().toSeconds() / 3_600.0))
        .orElseGet(OptionalDouble::empty);
  }

  /// Hours of agents until the horizon: parts x horizon.
  double staffed() {
    return parts * horizon.toMinutes() / 60.0;
  }

  /// Whether there are fewer hours than are needed.
  boolean isShort() {
    return needed().isPresent() && needed().getAsDouble() > staffed();
  }
}
