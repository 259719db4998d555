package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.CaseFact.Kind;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIT
@Import(DispatchFixtures.class)
class HoldsIT {

  private final DispatchDesk desk;
  private final HoldGuard guard;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;
  private final TenantBoundary boundary;
  private final TransactionTemplate transaction;

  HoldsIT(
      DispatchDesk desk,
      HoldGuard guard,
      TenantFixtures fixtures,
      DispatchFixtures dispatch,
      TenantBoundary boundary,
      TransactionTemplate transaction) {
    this.desk = desk;
    this.guard = guard;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
    this.boundary = boundary;
    this.transaction = transaction;
  }

  @Test
  void refuses_the_fence_of_a_hold_that_somebody_else_took_over() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    Offer first = next(ann);
    dispatch.runOut(told);
    Offer second = next(bob);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThatThrownBy(() -> check(ann, blue, told.id(), first.fence()))
        .isInstanceOf(StaleFence.class)
        .hasMessage(
            "hold on %s must be number %d, but is %d"
                .formatted(told.reference(), second.fence(), first.fence()));
    assertThatThrownBy(() -> check(ann, blue, told.id(), second.fence()))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.renew(blue, told.id(), first.fence())))
        .isInstanceOf(StaleFence.class);
    assertThatThrownBy(() ->
            fixtures.run(ann, () -> desk.release(blue, told.id(), first.fence(), Reason.NO_TIME)))
        .isInstanceOf(StaleFence.class);
    check(bob, blue, told.id(), second.fence());
    boundary.asJob(
        "test",
        blue,
        () -> {
          guard.check(blue, told.id(), 0);
          return blue;
        });
  }

  @Test
  void a_hold_whose_lease_is_over_passes_again_once_renewed() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    Offer offer = next(ann);
    dispatch.runOut(told);

    assertThatThrownBy(() -> check(ann, blue, told.id(), offer.fence()))
        .isInstanceOf(StaleFence.class)
        .extracting(refusal -> ((Refusal) refusal).key())
        .isEqualTo("dispatch.lease-over");
    fixtures.as(ann, () -> desk.renew(blue, told.id(), offer.fence()));
    check(ann, blue, told.id(), offer.fence());

    assertThat(dispatch.intervals(blue)).isEmpty();
  }

  @Test
  void a_case_that_comes_back_never_gets_an_old_number() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    Offer before = next(ann);
    dispatch.tell(told, Kind.COMPLETED, 2, StateCategory.CLOSED);
    dispatch.tell(told, Kind.REOPENED, 3, StateCategory.OPEN);
    Offer after = next(ann);

    assertThat(after.fence()).isGreaterThan(before.fence());
    assertThatThrownBy(() -> check(ann, blue, told.id(), before.fence()))
        .isInstanceOf(StaleFence.class);
  }

  @Test
  void picks_a_case_by_hand_and_refuses_one_that_somebody_holds() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.COORDINATOR);
    var told = dispatch.open(blue);

    Offer offer = fixtures.as(ann, () -> desk.claim(blue, told.id()));
    Offer again = fixtures.as(ann, () -> desk.claim(blue, told.id()));

    assertThat(again.fence()).isEqualTo(offer.fence());
    assertThat(dispatch.log(told)).containsExactly("PICKED");
    assertThatThrownBy(() -> fixtures.as(bob, () -> desk.claim(blue, told.id())))
        .isInstanceOf(CaseHeld.class)
        .hasMessage("case %s must be waiting, but is HELD".formatted(told.reference()));
    dispatch.tell(told, Kind.COMPLETED, 2, StateCategory.CLOSED);
    assertThatThrownBy(() -> fixtures.as(bob, () -> desk.claim(blue, told.id())))
        .isInstanceOf(NotQueued.class);
  }

  @Test
  void a_foreign_client_has_no_case_to_pick() {
    TenantId blue = fixtures.tenant();
    PersonId stranger = fixtures.person(fixtures.tenant(), Role.AGENT);
    var told = dispatch.open(blue);

    assertThatThrownBy(() -> fixtures.as(stranger, () -> desk.claim(blue, told.id())))
        .isInstanceOf(NoSuchTenant.class);
    assertThat(dispatch.state(told)).isEqualTo("WAITING");
  }

  @Test
  void gives_a_case_back_with_its_age_and_closes_the_interval() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    Offer offer = next(ann);

    fixtures.run(ann, () -> desk.release(blue, told.id(), offer.fence(), Reason.SKILL_MISSING));

    QueueItem item = fixtures.as(ann, () -> desk.queue(QueueFilter.waiting(10))).getFirst();
    assertThat(item.openedAt())
        .isBetween(told.openedAt().minusMillis(1), told.openedAt().plusMillis(1));
    assertThat(item.holder()).isNull();
    assertThat(dispatch.log(told)).containsExactly("RELEASED: SKILL_MISSING");
    assertThat(dispatch.intervals(blue)).singleElement().asString().contains("A-001");
  }

  @Test
  void a_coordinator_takes_a_case_away() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    var told = dispatch.open(blue);
    Offer offer = next(ann);

    fixtures.run(coordinator, () -> desk.rescue(blue, told.id(), Reason.AGENT_AWAY));
    fixtures.run(coordinator, () -> desk.rescue(blue, told.id(), Reason.URGENT));

    assertThatThrownBy(() -> check(ann, blue, told.id(), offer.fence()))
        .isInstanceOf(StaleFence.class);
    assertThat(dispatch.log(told)).containsExactly("RESCUED: AGENT_AWAY");
    assertThat(dispatch.intervals(blue)).hasSize(1);
    assertThat(dispatch.state(told)).isEqualTo("WAITING");
  }

  @Test
  void sweeps_up_leases_that_are_over_and_ends_their_intervals_with_the_lease() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    next(ann);
    dispatch.runOut(told);

    assertThat(boundary.asJob("dispatch-sweep", desk::sweep)).isPositive();

    assertThat(dispatch.state(told)).isEqualTo("WAITING");
    assertThat(dispatch.log(told)).containsExactly("EXPIRED");
    assertThat(dispatch.intervals(blue)).hasSize(1);
    assertThat(dispatch.seconds(blue)).containsExactly(15L * 60);
    boundary.asJob("dispatch-sweep", desk::sweep);
    assertThat(dispatch.intervals(blue)).hasSize(1);
  }

  @Test
  void who_takes_over_a_hold_that_is_over_closes_its_interval_once() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    next(ann);
    dispatch.runOut(told);

    next(bob);

    boundary.asJob("dispatch-sweep", desk::sweep);
    assertThat(dispatch.log(told)).containsExactly("EXPIRED");
    assertThat(dispatch.seconds(blue)).containsExactly(15L * 60);
  }

  @Test
  void being_off_ends_no_hold() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    Offer offer = next(ann);

    fixtures.run(ann, () -> desk.presence(Presence.OFF));

    check(ann, blue, told.id(), offer.fence());
    assertThat(dispatch.intervals(blue)).isEmpty();
  }

  @Test
  void a_job_holds_nothing() {
    TenantId blue = fixtures.tenant();
    var told = dispatch.open(blue);

    assertThatThrownBy(() -> fixtures.asJob(blue, () -> desk.claim(blue, told.id())))
        .isInstanceOf(PersonNeeded.class)
        .hasMessage("caller must be a person, but is job:test");
  }

  private Offer next(PersonId person) {
    return fixtures.as(person, () -> desk.next()).orElseThrow();
  }

  /// Checks a fence as a desk of the client would: inside its call and transaction.
  private void check(PersonId person, TenantId tenant, CaseId id, long fence) {
    boundary.as(
        new Actor.Person(person),
        () -> {
          transaction.executeWithoutResult(_ -> guard.check(tenant, id, fence));
          return Duration.ZERO;
        });
  }
}
