package io.trastienda.platform.dispatch;

import io.trastienda.platform.events.AgentIntervalClosed;
import io.trastienda.platform.events.AgentTime;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.FactListener;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the queues in step with the cases, in the transaction of the step.
@Component
class QueueKeeper implements FactListener {

  private final Items items;
  private final Demands demands;
  private final Lanes lanes;
  private final HoldEnds ends;

  QueueKeeper(Items items, Demands demands, Lanes lanes, HoldEnds ends) {
    this.items = items;
    this.demands = demands;
    this.lanes = lanes;
    this.ends = ends;
  }

  @Override
  public void on(Fact fact) {
    switch (fact) {
      case CaseFact step when step.replayed() -> history().remember(step);
      case CaseFact step -> write(step);
      case AgentIntervalClosed _, AgentTime _ -> {
        // They move no queue.
      }
    }
  }

  private void write(CaseFact step) {
    Optional<Hold> ended =
        switch (step.category()) {
          case OPEN, IN_PROGRESS -> keep(step, QueueItem.State.WAITING);
          case WAITING -> parked(step);
          case CLOSED -> items.drop(step);
        };
    ended.ifPresent(hold -> ends.close(List.of(hold)));
  }

  private Optional<Hold> keep(CaseFact step, QueueItem.State state) {
    Demand demand = demands.of(step);
    return items.keep(step, state, demand, lanes.of(step.tenant(), demand));
  }

  private Optional<Hold> parked(CaseFact step) {
    Optional<Hold> ended = keep(step, QueueItem.State.PARKED);
    if (!step.replayed() && Call.current().actor() instanceof Actor.Person) {
      ended.ifPresent(hold -> items.requireRoomToPark(hold.holder()));
    }
    return ended;
  }

  /// Finds what the running transaction replays, or begins to note it.
  private History history() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(History.class::isInstance)
        .map(History.class::cast)
        .findFirst()
        .orElseGet(() -> {
          History begun = new History();
          TransactionSynchronizationManager.registerSynchronization(begun);
          return begun;
        });
  }

  /// A client's past comes in many steps at once: only where each case stands at the end is
  /// written, just before the commit.
  private final class History implements TransactionSynchronization {

    private final Map<String, CaseFact> last = new LinkedHashMap<>();

    void remember(CaseFact step) {
      last.merge(
          step.key(), step, (known, heard) -> known.sequence() < heard.sequence() ? heard : known);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      last.values().forEach(QueueKeeper.this::write);
    }
  }
}
