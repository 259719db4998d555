package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// How a verb is done to a case: who does it by which versions, and what must be kept afterwards.
@Component
class CaseWork {

  private final Cases cases;
  private final Timeline timeline;
  private final StaffNames staff;
  private final CatalogueDesk catalogue;
  private final ObjectProvider<LeaseGuard> leases;
  private final Clock clock;

  CaseWork(
      Cases cases,
      Timeline timeline,
      StaffNames staff,
      CatalogueDesk catalogue,
      ObjectProvider<LeaseGuard> leases,
      Clock clock) {
    this.cases = cases;
    this.timeline = timeline;
    this.staff = staff;
    this.catalogue = catalogue;
    this.leases = leases;
    this.clock = clock;
  }

  /// What a verb does to a case; empty if there was nothing to do.
  interface Verb {
    Optional<Step> on(Case moved, Act act);
  }

  /// Every change locks the case's row first and the hold's row after it, so that two that meet
  /// wait for each other and none of them dies.
  Case change(TenantId tenant, CaseId id, Verb verb) {
    Case moved = cases.lock(tenant, id);
    return change(tenant, moved, act(tenant, plan(tenant, moved)), verb);
  }

  Case changeHeld(TenantId tenant, CaseId id, long fence, Verb verb) {
    Case moved = cases.lock(tenant, id);
    held(tenant, id, fence);
    return change(tenant, moved, act(tenant, plan(tenant, moved)), verb);
  }

  /// Locks a case for somebody who holds it, or for a coordinator, who needs no hold.
  ///
  /// @param fence of the hold, null for a coordinator
  Case lock(TenantId tenant, CaseId id, @Nullable Long fence) {
    Case locked = cases.lock(tenant, id);
    if (fence != null) {
      held(tenant, id, fence);
    }
    return locked;
  }

  Case change(TenantId tenant, Case moved, Act act, Verb verb) {
    List<CaseClock.Halt> halts = moved.clock().halts();
    verb.on(moved, act).ifPresent(step -> keep(tenant, moved, halts, null, step));
    return moved;
  }

  void keep(
      TenantId tenant,
      Case moved,
      List<CaseClock.Halt> before,
      @Nullable String clientReference,
      Step step) {
    cases.flush(moved, clientReference);
    timeline.append(tenant, moved, before, List.of(step));
    if (step.kind() == CaseFact.Kind.OPENED || step.change() != null) {
      cases.keepWords(tenant, moved, plan(tenant, moved).workType());
    }
  }

  Plan plan(TenantId tenant, Case worked) {
    return catalogue.plan(
        tenant,
        worked.workType(),
        worked.workTypeVersion(),
        worked.calendarVersion(),
        worked.serviceLevelVersion());
  }

  Act act(TenantId tenant, Plan plan) {
    return new Act(now(), staff.code(tenant, Call.current().actor()), person(), plan);
  }

  /// As exact as PostgreSQL keeps it, so that what was said and what is read are the same.
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable Long person() {
    return Call.current().actor() instanceof Actor.Person person ? person.id().value() : null;
  }

  /// Lets only the holder of the lease pass; the product's own jobs hold none and need none.
  private void held(TenantId tenant, CaseId id, long fence) {
    if (!(Call.current().actor() instanceof Actor.Job)) {
      leases.getObject().check(tenant, id, fence);
    }
  }
}
