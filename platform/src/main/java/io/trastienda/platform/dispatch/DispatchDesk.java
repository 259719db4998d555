package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.LiveHints;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final NextItem nextItem;
  private final Offers offers;
  private final Board board;
  private final Presences presences;
  private final HoldEnds ends;
  private final HandOvers handOvers;
  private final LiveHints hints;
  private final Clock clock;

  DispatchDesk(
      Items items,
      NextItem nextItem,
      Offers offers,
      Board board,
      Presences presences,
      HoldEnds ends,
      HandOvers handOvers,
      LiveHints hints,
      Clock clock) {
    this.items = items;
    this.nextItem = nextItem;
    this.offers = offers;
    this.board = board;
    this.presences = presences;
    this.ends = ends;
    this.handOvers = handOvers;
    this.hints = hints;
    this.clock = clock;
  }

  /// Gives the caller the best waiting case over all clients for which the caller is an agent, and
  /// leases it. A case that the caller already holds comes first; else it is the one that counts
  /// most of those whose skills the caller has, and the offer says why.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed(Role.AGENT)
  @Transactional
  public Optional<Offer> next() {
    return nextItem.lease(caller()).map(this::offered);
  }

  /// Leases one case by hand, logged as picked. A coordinator may always pick; an agent where the
  /// queue lets agents, and what was offered to the agent. Skills are not asked.
  ///
  /// @throws CaseHeld if somebody else holds it, it is kept for somebody else or parked
  /// @throws NotQueued if it is closed
  /// @throws PickNotAllowed if agents do not pick from its queue
  /// @throws HandsFull if the caller holds as much as one may
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public Offer claim(TenantId tenant, CaseId id) {
    PersonId caller = caller();
    Items.Standing standing =
        items.standing(tenant, id, caller).orElseThrow(() -> new NotQueued(id));
    if (!standing.heldBy(caller) && !standing.coordinator()) {
      requirePickable(standing);
    }
    return take(tenant, id, caller, standing, HoldEnds.Action.PICKED);
  }

  /// Gives the cases that the caller is asked to take, those first whose time is over first.
  @AcrossTenants("an agent is asked for all clients at once")
  @Allowed(Role.AGENT)
  @Transactional(readOnly = true)
  public List<PushedOffer> offers() {
    return offers.of(caller());
  }

  /// Takes a case that the caller was asked to take.
  ///
  /// @throws OfferOver if nobody asks any more
  @Allowed(Role.AGENT)
  @Transactional
  public Offer accept(TenantId tenant, CaseId id) {
    PersonId caller = caller();
    Items.Standing standing =
        items
            .standing(tenant, id, caller)
            .filter(Items.Standing::offered)
            .orElseThrow(() -> new OfferOver(id));
    return take(tenant, id, caller, standing, HoldEnds.Action.ACCEPTED);
  }

  /// Does not take a case that the caller was asked to take. It keeps its age and place, and is not
  /// offered to the caller again for a while.
  ///
  /// @throws OfferOver if nobody asks any more
  @Allowed(Role.AGENT)
  @Transactional
  public void decline(TenantId tenant, CaseId id, Reason reason) {
    PersonId caller = caller();
    if (!items.decline(tenant, id, caller)) {
      throw new OfferOver(id);
    }
    items.pass(tenant, id, caller);
    ends.log(tenant, id, caller, HoldEnds.Action.DECLINED, reason);
    hints.tell(List.of(tenant));
  }

  /// Keeps the hold alive while the screen is.
  ///
  /// @return the new end of the lease, in real time
  /// @throws StaleFence if somebody else holds the case by now
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public Instant renew(TenantId tenant, CaseId id, long fence) {
    PersonId caller = caller();
    Instant until =
        items.renew(tenant, id, caller, fence).orElseThrow(() -> stale(tenant, id, fence));
    presences.heard(caller);
    return until;
  }

  /// Gives a case back to its queue with its age; Next does not give it to the caller again for a
  /// while.
  ///
  /// @throws StaleFence if somebody else holds the case by now
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void release(TenantId tenant, CaseId id, long fence, Reason reason) {
    giveBack(tenant, id, fence, HoldEnds.Action.RELEASED, reason);
  }

  /// Passes over a case that Next gave, before any work on it. It keeps its age and place, and Next
  /// does not give it to the caller again for a while.
  ///
  /// @throws StaleFence if somebody else holds the case by now
  @Allowed(Role.AGENT)
  @Transactional
  public void skip(TenantId tenant, CaseId id, long fence, Reason reason) {
    giveBack(tenant, id, fence, HoldEnds.Action.SKIPPED, reason);
  }

  /// Takes a case away from whoever holds it; nothing changes if nobody does.
  ///
  /// @throws NotQueued if the case is closed
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void rescue(TenantId tenant, CaseId id, Reason reason) {
    Optional<Hold> hold = items.take(tenant, id);
    if (hold.isEmpty()) {
      Items.Row row = row(tenant, id);
      log.debug("Case {} was not held: {}", row.reference(), row.state());
      return;
    }
    ends.log(hold.get(), HoldEnds.Action.RESCUED, reason);
    ends.close(List.of(hold.get()));
    hints.tell(List.of(tenant));
  }

  /// Gives the agents to whom a case could be handed over, by name, and what stands in the way of
  /// each.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional(readOnly = true)
  public List<Receiver> receivers(TenantId tenant, CaseId id) {
    return handOvers.of(tenant, id, caller(), null);
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

  /// Says that the caller's screen is alive. Who is not heard of for long counts as gone, and gives
  /// back what is held.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void alive() {
    presences.heard(caller());
  }

  /// Says what the caller is doing from now on.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void presence(Presence presence) {
    PersonId caller = caller();
    presences.change(caller, presence);
    hints.tell(board.clients(caller));
  }

  /// Gives what the caller said last, OFF if nothing.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional(readOnly = true)
  public Presence presence() {
    return presences.now(caller()).orElse(Presence.OFF);
  }

  /// Gives back the cases whose leases are over, and closes their agents' intervals with the lease.
  /// Only the product's own jobs call it; until they do, such a case is offered all the same.
  ///
  /// Offers that nobody answered end here too.
  ///
  /// @return how many holds or offers it ended, at most 500 each; call again while it gives 500
  @AcrossTenants("leases end by the clock, whatever the client")
  @Transactional
  public int sweep() {
    List<Hold> over = items.expire(SWEEP);
    over.forEach(hold -> ends.log(hold, HoldEnds.Action.EXPIRED, null));
    ends.close(over);
    List<Items.Lapsed> lapsed = items.lapse(SWEEP);
    for (Items.Lapsed one : lapsed) {
      if (one.offered()) {
        items.pass(one.tenant(), one.id(), one.person());
        ends.log(one.tenant(), one.id(), one.person(), HoldEnds.Action.TIMED_OUT, null);
      }
    }
    hints.tell(
        Stream.concat(over.stream().map(Hold::tenant), lapsed.stream().map(Items.Lapsed::tenant))
            .distinct()
            .toList());
    if (!over.isEmpty()) {
      log.info("Gave back {} cases whose leases were over", over.size());
    }
    return Math.max(over.size(), lapsed.size());
  }

  /// Counts those as gone whose screens were not heard of for long, and gives back what they hold;
  /// tells of the others how long they have been at what they do. Only the product's own jobs call
  /// it.
  ///
  /// @return how many were gone
  @AcrossTenants("people are gone for all clients at once")
  @Transactional
  public int sweepAbsent() {
    List<PersonId> gone = presences.silent();
    for (PersonId person : gone) {
      List<TenantId> clients = board.clients(person);
      List<Hold> held = items.releaseAll(person, clients);
      held.forEach(hold -> ends.log(hold, HoldEnds.Action.ABSENT, Reason.AGENT_AWAY));
      ends.close(held);
      hints.tell(clients);
    }
    if (!gone.isEmpty()) {
      log.info("Counted {} people as gone whose screens were silent", gone.size());
    }
    items.forgetPasses();
    presences.tellLong();
    return gone.size();
  }

  /// Offers cases to the agents who are on queue and hold nothing, if the settings say so. Only the
  /// product's own jobs call it.
  ///
  /// @return how many cases it offered
  @AcrossTenants("an agent is asked for all clients at once")
  @Transactional
  public int push() {
    int pushed = 0;
    for (PersonId person : offers.idle()) {
      Optional<NextItem.Pushed> one = nextItem.push(person);
      if (one.isPresent()) {
        pushed++;
        ends.log(one.get().tenant(), one.get().id(), person, HoldEnds.Action.OFFERED, null);
        hints.tell(List.of(one.get().tenant()));
      }
    }
    return pushed;
  }

  private void giveBack(
      TenantId tenant, CaseId id, long fence, HoldEnds.Action action, Reason reason) {
    PersonId caller = caller();
    Hold hold =
        items.release(tenant, id, caller, fence).orElseThrow(() -> stale(tenant, id, fence));
    items.pass(tenant, id, caller);
    ends.log(hold, action, reason);
    ends.close(List.of(hold));
    hints.tell(List.of(tenant));
  }

  private static void requirePickable(Items.Standing standing) {
    if (standing.kept()) {
      throw new CaseHeld(standing.row().reference(), "RESERVED");
    }
    if (!standing.pickable() && !standing.offered()) {
      throw new PickNotAllowed(standing.row().reference(), standing.queue());
    }
  }

  private Offer take(
      TenantId tenant,
      CaseId id,
      PersonId caller,
      Items.Standing standing,
      HoldEnds.Action action) {
    if (!standing.heldBy(caller)
        && !standing.coordinator()
        && standing.active() + standing.weight() > standing.most()) {
      throw new HandsFull(standing.active() + standing.weight(), standing.most());
    }
    Items.Leased leased =
        items
            .lease(tenant, id, caller)
            .orElseThrow(() -> {
              Items.Row row = row(tenant, id);
              return new CaseHeld(row.reference(), row.state());
            });
    if (!leased.renewed()) {
      ends.log(tenant, id, caller, action, null);
    }
    return offered(leased);
  }

  private Offer offered(Items.Leased leased) {
    leased
        .before()
        .ifPresent(hold -> {
          ends.log(hold, HoldEnds.Action.EXPIRED, null);
          ends.close(List.of(hold));
        });
    if (!leased.renewed()) {
      hints.tell(List.of(leased.offer().tenant()));
    }
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

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new PersonNeeded(actor);
  }
}
