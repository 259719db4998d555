package io.trastienda.platform.worklist;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.PickNotAllowed;
import io.trastienda.platform.dispatch.Place;
import io.trastienda.platform.dispatch.PlaceDesk;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Where lists do one thing to many cases: each under its own client, by the rules of its own
/// versions, and each taken back only if nothing has happened to it since.
@Service
public class BulkDesk {

  private static final Logger log = LoggerFactory.getLogger(BulkDesk.class);

  private final PlaceDesk places;
  private final DispatchDesk dispatch;
  private final FloorDesk floor;
  private final CaseDesk cases;
  private final TransactionTemplate together;

  BulkDesk(
      PlaceDesk places,
      DispatchDesk dispatch,
      FloorDesk floor,
      CaseDesk cases,
      TransactionTemplate together) {
    this.places = places;
    this.dispatch = dispatch;
    this.floor = floor;
    this.cases = cases;
    this.together = together;
  }

  /// Does something to one case. What it needs is asked of each step: coordinators assign and rank,
  /// agents take and park what they may.
  ///
  /// @return what to hand to {@link #undo}
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public BulkDone act(TenantId tenant, CaseId id, BulkAct act) {
    if (act instanceof BulkAct.Park park) {
      return park(tenant, id, park);
    }
    return Objects.requireNonNull(
        together.execute(running -> {
          Place before = places.place(tenant, id);
          move(tenant, before, act);
          return new BulkDone(act, before, places.place(tenant, id));
        }));
  }

  /// Takes back what a list did to one case. The clock of a case that was parked keeps the pause,
  /// and its timeline both steps: they happened.
  ///
  /// @throws MovedOn if something happened to the case since
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void undo(TenantId tenant, BulkDone done) {
    if (!done.changed()) {
      return;
    }
    if (done.act() instanceof BulkAct.Park) {
      requireUnchanged(tenant, done);
      unpark(tenant, done.before());
      return;
    }
    together.executeWithoutResult(running -> {
      requireUnchanged(tenant, done);
      moveBack(tenant, done);
    });
  }

  private void move(TenantId tenant, Place before, BulkAct act) {
    CaseId id = before.id();
    switch (act) {
      case BulkAct.Take _ -> dispatch.claim(tenant, id);
      case BulkAct.Assign assign -> places.assign(tenant, id, assign.agent());
      case BulkAct.Rank rank -> floor.override(tenant, id, rank.priority(), rank.reason());
      case BulkAct.Release release -> {
        if (isCaller(before.holder())) {
          dispatch.release(tenant, id, before.fence(), release.reason());
        } else if (before.holder() != null) {
          dispatch.rescue(tenant, id, release.reason());
        }
      }
      case BulkAct.Park _ -> throw new IllegalArgumentException("parking takes two steps");
    }
  }

  private void moveBack(TenantId tenant, BulkDone done) {
    CaseId id = done.id();
    PersonId former = done.before().holder();
    switch (done.act()) {
      case BulkAct.Take _ -> places.putBack(tenant, id, done.after().fence());
      case BulkAct.Assign assign -> {
        PersonId kept = done.before().keptFor();
        if (kept == null) {
          places.unassign(tenant, id, assign.agent());
        } else {
          places.assign(tenant, id, kept);
        }
      }
      case BulkAct.Rank rank -> floor.override(tenant, id, done.before().putTo(), rank.reason());
      case BulkAct.Release _ -> {
        if (isCaller(former)) {
          places.takeAgain(tenant, id);
        } else if (former != null) {
          places.assign(tenant, id, former);
        }
      }
      case BulkAct.Park _ -> throw new IllegalArgumentException("parking takes two steps");
    }
  }

  /// Two transactions: a step of a case locks the case before the hold, a claim only the hold.
  private BulkDone park(TenantId tenant, CaseId id, BulkAct.Park park) {
    Place before = places.place(tenant, id);
    Offer held = dispatch.claim(tenant, id);
    try {
      cases.park(tenant, id, held.fence(), park.reason(), park.wakesAt());
    } catch (RuntimeException refused) {
      if (!isCaller(before.holder())) {
        places.putBack(tenant, id, held.fence());
      }
      throw refused;
    }
    return new BulkDone(park, before, places.place(tenant, id));
  }

  private void unpark(TenantId tenant, Place before) {
    cases.resume(tenant, before.id());
    if (!isCaller(before.holder())) {
      places.leave(tenant, before.id());
      return;
    }
    try {
      dispatch.claim(tenant, before.id());
    } catch (PickNotAllowed refused) {
      log.debug("{} waits in its queue, from which nobody picks", before.reference(), refused);
    }
  }

  private void requireUnchanged(TenantId tenant, BulkDone done) {
    if (!places.place(tenant, done.id()).equals(done.after())) {
      throw new MovedOn(done.reference());
    }
  }

  private static boolean isCaller(@Nullable PersonId person) {
    return Call.current().actor() instanceof Actor.Person caller && caller.id().equals(person);
  }
}
