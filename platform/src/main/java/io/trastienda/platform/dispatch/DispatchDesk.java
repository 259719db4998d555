package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where agents get work and coordinators see it, over all the clients that each of them serves.
@Service
public class DispatchDesk {

  private static final int SWEEP = 500;
  private static final Logger log = LoggerFactory.getLogger(DispatchDesk.class);

  private final Items items;
  private final Board board;
  private final HoldEnds ends;
  private final Clock clock;

  DispatchDesk(Items items, Board board, HoldEnds ends, Clock clock) {
    this.items = items;
    this.board = board;
    this.ends = ends;
    this.clock = clock;
  }

  /// Gives the caller the best waiting case over all clients for which the caller is an agent, and
  /// leases it. A case that the caller already holds comes first.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed(Role.AGENT)
  @Transactional
  public Optional<Offer> next() {
    return items.next(caller()).map(this::offered);
  }

  /// Leases one case by hand, logged as picked.
  ///
  /// @throws CaseHeld if somebody else holds it or it is parked
  /// @throws NotQueued if it is closed
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public Offer claim(TenantId tenant, CaseId id) {
    PersonId caller = caller();
    Items.Leased leased =
        items
            .lease(tenant, id, caller)
            .orElseThrow(() -> {
              Items.Row row = row(tenant, id);
              return new CaseHeld(row.reference(), row.state());
            });
    if (!leased.renewed()) {
      ends.log(tenant.value(), id.value(), caller.value(), HoldEnds.Action.PICKED, null);
    }
    return offered(leased);
  }

  /// Keeps the hold alive while the screen is.
  ///
  /// @return the new end of the lease, in real time
  /// @throws StaleFence if somebody else holds the case by now
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public Instant renew(TenantId tenant, CaseId id, long fence) {
    return items.renew(tenant, id, caller(), fence).orElseThrow(() -> stale(tenant, id, fence));
  }

  /// Gives a case back to its queue with its age.
  ///
  /// @param reason why, 1 to 200 characters
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void release(TenantId tenant, CaseId id, long fence, String reason) {
    String why = reason(reason);
    Hold hold =
        items.release(tenant, id, caller(), fence).orElseThrow(() -> stale(tenant, id, fence));
    ends.log(hold, HoldEnds.Action.RELEASED, why);
    ends.close(List.of(hold));
  }

  /// Takes a case away from whoever holds it; nothing changes if nobody does.
  ///
  /// @param reason why, 1 to 200 characters
  /// @throws NotQueued if the case is closed
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void rescue(TenantId tenant, CaseId id, String reason) {
    String why = reason(reason);
    Optional<Hold> hold = items.take(tenant, id);
    if (hold.isEmpty()) {
      Items.Row row = row(tenant, id);
      log.debug("Case {} was not held: {}", row.reference(), row.state());
      return;
    }
    ends.log(hold.get(), HoldEnds.Action.RESCUED, why);
    ends.close(List.of(hold.get()));
  }

  /// Gives rows of the queues of the clients for which the caller is agent or coordinator.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional(readOnly = true)
  public List<QueueItem> queue(QueueFilter filter) {
    return board.rows(caller(), filter);
  }

  /// Counts the rows that a filter has, without its page.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional(readOnly = true)
  public int count(QueueFilter filter) {
    return board.count(caller(), filter);
  }

  /// Gives the live table of the clients for which the caller is coordinator.
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public List<FloorRow> floor() {
    return board.floor(caller());
  }

  /// Gives the agents of the clients for which the caller is coordinator.
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public List<RosterRow> roster() {
    return board.roster(caller());
  }

  /// Says what the caller is doing from now on.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void presence(Presence presence) {
    board.presence(caller(), presence);
  }

  /// Gives what the caller said last, OFF if nothing.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional(readOnly = true)
  public Presence presence() {
    return board.presence(caller()).orElse(Presence.OFF);
  }

  /// Gives back the cases whose leases are over, and closes their agents' intervals with the lease.
  /// Only the product's own jobs call it; until they do, such a case is offered all the same.
  ///
  /// @return how many holds it ended, at most 500; call again while it gives 500
  @AcrossTenants("leases end by the clock, whatever the client")
  @Transactional
  public int sweep() {
    List<Hold> over = items.expire(SWEEP);
    over.forEach(hold -> ends.log(hold, HoldEnds.Action.EXPIRED, null));
    ends.close(over);
    if (!over.isEmpty()) {
      log.info("Gave back {} cases whose leases were over", over.size());
    }
    return over.size();
  }

  private Offer offered(Items.Leased leased) {
    leased
        .before()
        .ifPresent(hold -> {
          ends.log(hold, HoldEnds.Action.EXPIRED, null);
          ends.close(List.of(hold));
        });
    return leased.offer();
  }

  private Items.Row row(TenantId tenant, CaseId id) {
    return items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
  }

  private StaleFence stale(TenantId tenant, CaseId id, long fence) {
    Items.Row row = row(tenant, id);
    return row.fence() == fence
        ? new StaleFence(row.reference(), fence, clock.instant())
        : new StaleFence(row.reference(), fence, row.fence());
  }

  private static String reason(String reason) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > InvalidReason.LONGEST) {
      throw new InvalidReason(stripped.length());
    }
    return stripped;
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new PersonNeeded(actor);
  }
}
