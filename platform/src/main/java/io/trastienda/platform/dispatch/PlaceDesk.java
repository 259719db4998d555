package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.LiveHints;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a list of cases changes the place of one of them, and takes that back.
@Service
public class PlaceDesk {

  /// How long a case that was assigned is kept for its agent.
  private static final Duration SHIFT = Duration.ofHours(8);

  private final Places places;
  private final Items items;
  private final Staffing staffing;
  private final HoldEnds ends;
  private final LiveHints hints;

  PlaceDesk(Places places, Items items, Staffing staffing, HoldEnds ends, LiveHints hints) {
    this.places = places;
    this.items = items;
    this.staffing = staffing;
    this.ends = ends;
    this.hints = hints;
  }

  /// Gives the place of a case now.
  ///
  /// @throws NotQueued if it is closed
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional(readOnly = true)
  public Place place(TenantId tenant, CaseId id) {
    return places.read(tenant, id).orElseThrow(() -> new NotQueued(id));
  }

  /// Keeps a waiting case for an agent for eight hours: Next gives it to that agent, and to nobody
  /// else.
  ///
  /// @throws NotTheirAgent if the person is no agent of the client
  /// @throws CaseHeld if it does not wait, or somebody is asked to take it
  /// @throws NotQueued if it is closed
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void assign(TenantId tenant, CaseId id, PersonId agent) {
    if (!staffing.isAgent(tenant, agent)) {
      throw new NotTheirAgent(agent);
    }
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    if (!items.keepFor(tenant, id, agent, SHIFT, false)) {
      throw new CaseHeld(row.reference(), row.state().equals("WAITING") ? "RESERVED" : row.state());
    }
    ends.log(tenant, id, agent, HoldEnds.Action.ASSIGNED, Reason.BALANCE);
    hints.tell(List.of(tenant));
  }

  /// Keeps a case for an agent no longer; nothing changes if it is not.
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void unassign(TenantId tenant, CaseId id, PersonId agent) {
    if (places.free(tenant, id, agent)) {
      ends.log(tenant, id, agent, HoldEnds.Action.RESCUED, Reason.BALANCE);
      hints.tell(List.of(tenant));
    }
  }

  /// Keeps a case for the caller no longer; nothing changes if it is not.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void leave(TenantId tenant, CaseId id) {
    if (places.free(tenant, id, caller())) {
      hints.tell(List.of(tenant));
    }
  }

  /// Ends a hold of the caller as if it had never been: unlike a release, Next may give the case to
  /// the caller at once.
  ///
  /// @throws StaleFence if somebody else holds the case by now
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public void putBack(TenantId tenant, CaseId id, long fence) {
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    Hold hold =
        items
            .release(tenant, id, caller(), fence)
            .orElseThrow(() -> new StaleFence(row.reference(), fence, row.fence()));
    ends.log(hold, HoldEnds.Action.RELEASED, null);
    ends.close(List.of(hold));
    hints.tell(List.of(tenant));
  }

  /// Takes a case again that the caller gave back, if nothing has happened to it since; no rule of
  /// its queue stands in the way.
  ///
  /// @throws CaseHeld if it was not the caller who gave it back last, or it does not wait
  /// @throws NotQueued if it is closed
  @Allowed({Role.AGENT, Role.COORDINATOR})
  @Transactional
  public Offer takeAgain(TenantId tenant, CaseId id) {
    PersonId caller = caller();
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    if (!places.gaveBackLast(tenant, id, caller)) {
      throw new CaseHeld(row.reference(), row.state());
    }
    Items.Leased leased =
        items
            .lease(tenant, id, caller)
            .orElseThrow(() -> new CaseHeld(row.reference(), row.state()));
    places.forgetPass(tenant, id, caller);
    ends.log(tenant, id, caller, HoldEnds.Action.PICKED, null);
    hints.tell(List.of(tenant));
    return leased.offer();
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new PersonNeeded(actor);
  }
}
