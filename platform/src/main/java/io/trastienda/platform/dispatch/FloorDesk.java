package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.LiveHints;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where coordinators move work: offer it, deal it out, take it back, put it first.
@Service
public class FloorDesk {

  /// How long a case that was dealt out is kept for its agent.
  private static final Duration SHIFT = Duration.ofHours(8);

  private final Items items;
  private final Deals deals;
  private final Staffing staffing;
  private final HoldEnds ends;
  private final LiveHints hints;
  private final Board board;
  private final DispatchSettings settings;

  FloorDesk(
      Items items,
      Deals deals,
      Staffing staffing,
      HoldEnds ends,
      LiveHints hints,
      Board board,
      DispatchSettings settings) {
    this.items = items;
    this.deals = deals;
    this.staffing = staffing;
    this.ends = ends;
    this.hints = hints;
    this.board = board;
    this.settings = settings;
  }

  /// Asks an agent to take a case. Until the answer, for two minutes unless set otherwise, nobody
  /// else gets it by Next; it keeps its age.
  ///
  /// @throws NotTheirAgent if the person is no agent of the client
  /// @throws CaseHeld if it does not wait, or somebody else is asked
  /// @throws NotQueued if it is closed
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void offer(TenantId tenant, CaseId id, PersonId agent) {
    if (!staffing.isAgent(tenant, agent)) {
      throw new NotTheirAgent(agent);
    }
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    if (!items.keepFor(tenant, id, agent, settings.offer(), true)) {
      throw new CaseHeld(row.reference(), row.state().equals("WAITING") ? "RESERVED" : row.state());
    }
    ends.log(tenant, id, agent, HoldEnds.Action.OFFERED, null);
    hints.tell(List.of(tenant));
  }

  /// Shows who would get which of the waiting cases. Nothing is changed.
  ///
  /// @throws NotTheirAgent if one of those named is no agent of the client
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public Distribution plan(TenantId tenant, Distribution.Wanted wanted) {
    return deals.plan(tenant, wanted, false);
  }

  /// Deals out what a plan showed: each case is kept for its agent for eight hours, in which Next
  /// gives it to that agent, and to nobody else.
  ///
  /// @throws PlanOutdated if a case or the load of an agent has changed since the plan was made
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void apply(TenantId tenant, Distribution shown) {
    Distribution now = deals.plan(tenant, shown.wanted(), true);
    if (!now.seal().equals(shown.seal()) || !now.assignments().equals(shown.assignments())) {
      Set<Distribution.Assignment> changed = new HashSet<>(shown.assignments());
      now.assignments().forEach(changed::remove);
      throw new PlanOutdated(changed.size());
    }
    for (Distribution.Assignment one : now.assignments()) {
      if (!items.keepFor(tenant, one.id(), one.person(), SHIFT, false)) {
        throw new PlanOutdated(1);
      }
      ends.log(tenant, one.id(), one.person(), HoldEnds.Action.ASSIGNED, Reason.BALANCE);
    }
    hints.tell(List.of(tenant));
  }

  /// Takes back everything that an agent holds, or that is kept for the agent, at the clients that
  /// the caller coordinates. The cases keep their age.
  ///
  /// @return how many holds it ended
  @AcrossTenants("an agent is away for all clients at once")
  @Allowed(Role.COORDINATOR)
  @Transactional
  public int releaseAll(PersonId agent, Reason reason) {
    List<TenantId> clients = board.coordinated(caller());
    List<Hold> held = items.releaseAll(agent, clients);
    held.forEach(hold -> ends.log(hold, HoldEnds.Action.RESCUED, reason));
    ends.close(held);
    hints.tell(clients);
    return held.size();
  }

  /// Gives a case another priority for dispatch; the priority of the case and its service level
  /// stay as they are.
  ///
  /// @param priority 1 to 4, null for the case's own again
  /// @throws NotQueued if it is closed
  @Allowed(Role.COORDINATOR)
  @Transactional
  public void override(TenantId tenant, CaseId id, @Nullable Integer priority, Reason reason) {
    if (priority != null && (priority < 1 || priority > 4)) {
      throw new InvalidStaffing(Phrase.of("priority"), Phrase.of("1 to 4"), priority);
    }
    if (!items.override(tenant, id, priority)) {
      throw new NotQueued(id);
    }
    ends.log(tenant, id, caller(), HoldEnds.Action.OVERRIDDEN, reason);
    hints.tell(List.of(tenant));
  }

  /// Keeps a waiting case for an agent for eight hours, in which Next gives it to that agent, and
  /// to nobody else; it keeps its age.
  ///
  /// @throws NotTheirAgent if the person is no agent of the client
  /// @throws CaseHeld if it does not wait, or somebody else is asked to take it
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
    ends.log(tenant, id, agent, HoldEnds.Action.ASSIGNED, null);
    hints.tell(List.of(tenant));
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new PersonNeeded(actor);
  }
}
