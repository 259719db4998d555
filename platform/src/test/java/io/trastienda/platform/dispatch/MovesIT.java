package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/// Offers, skips, picks, and what coordinators do with the work of others.
@PlatformIT
@Import(DispatchFixtures.class)
class MovesIT {

  private final DispatchDesk desk;
  private final FloorDesk floor;
  private final StaffingDesk staffing;
  private final TenantBoundary boundary;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;

  MovesIT(
      DispatchDesk desk,
      FloorDesk floor,
      StaffingDesk staffing,
      TenantBoundary boundary,
      TenantFixtures fixtures,
      DispatchFixtures dispatch) {
    this.desk = desk;
    this.floor = floor;
    this.staffing = staffing;
    this.boundary = boundary;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
  }

  @Test
  void an_offer_is_taken_or_declined_and_the_case_keeps_its_age() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    var told = dispatch.open(blue);

    fixtures.run(boss, () -> floor.offer(blue, told.id(), ann));
    assertThat(fixtures.as(ann, () -> desk.offers()))
        .extracting(PushedOffer::reference)
        .containsExactly(told.reference());
    assertThat(next(bob)).isEmpty();
    assertThatThrownBy(() -> fixtures.run(boss, () -> floor.offer(blue, told.id(), bob)))
        .isInstanceOf(CaseHeld.class);
    fixtures.run(ann, () -> desk.decline(blue, told.id(), Reason.CONFLICT_OF_INTEREST));
    assertThat(next(ann)).as("declined a moment ago").isEmpty();
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.accept(blue, told.id())))
        .isInstanceOf(OfferOver.class);
    fixtures.run(boss, () -> floor.offer(blue, told.id(), bob));
    Offer taken = fixtures.as(bob, () -> desk.accept(blue, told.id()));

    assertThat(taken.id()).isEqualTo(told.id());
    assertThat(dispatch.log(told))
        .containsExactly("OFFERED", "DECLINED: CONFLICT_OF_INTEREST", "OFFERED", "ACCEPTED");
    assertThat(fixtures.as(boss, () -> desk.queue(QueueFilter.waiting(5)))).isEmpty();
  }

  @Test
  void an_offer_that_nobody_answers_ends_by_itself() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    var told = dispatch.open(blue);
    fixtures.run(boss, () -> floor.offer(blue, told.id(), ann));
    dispatch.keptTooLong(told);

    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.accept(blue, told.id())))
        .isInstanceOf(OfferOver.class);
    boundary.asJob("dispatch-sweep", desk::sweep);

    assertThat(dispatch.log(told)).containsExactly("OFFERED", "TIMED_OUT");
    assertThat(next(ann)).as("not again for a while").isEmpty();
    assertThat(next(bob)).map(Offer::id).contains(told.id());
  }

  @Test
  void pushes_the_best_case_to_who_is_on_queue_with_empty_hands() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    fixtures.run(ann, () -> desk.presence(Presence.ON_QUEUE));
    dispatch.open(blue, 4, Duration.ofHours(1), null);
    var first = dispatch.open(blue, 1, Duration.ofHours(1), null);

    boundary.asJob("dispatch-push", desk::push);
    assertThat(fixtures.as(ann, () -> desk.offers())).as("the queue waits to be asked").isEmpty();
    fixtures.run(boss, () -> staffing.push(blue, "main", true));
    boundary.asJob("dispatch-push", desk::push);
    boundary.asJob("dispatch-push", desk::push);

    assertThat(fixtures.as(ann, () -> desk.offers()))
        .extracting(PushedOffer::id)
        .containsExactly(first.id());
    assertThat(fixtures.as(bob, () -> desk.offers())).isEmpty();
    fixtures.run(ann, () -> desk.presence(Presence.OFF));
  }

  @Test
  void a_skipped_case_goes_to_somebody_else() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue, 1, Duration.ofHours(1), null);
    var other = dispatch.open(blue, 4, Duration.ofHours(1), null);
    Offer offer = next(ann).orElseThrow();

    fixtures.run(ann, () -> desk.skip(blue, told.id(), offer.fence(), Reason.SKILL_MISSING));

    assertThat(next(ann)).map(Offer::id).contains(other.id());
    assertThat(next(bob)).map(Offer::id).contains(told.id());
    assertThat(dispatch.log(told)).containsExactly("SKIPPED: SKILL_MISSING");
  }

  @Test
  void agents_pick_only_where_the_queue_lets_them() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    var told = dispatch.open(blue);
    fixtures.run(boss, () -> staffing.manualPick(blue, "main", false));

    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.claim(blue, told.id())))
        .isInstanceOf(PickNotAllowed.class);
    Offer own = next(ann).orElseThrow();
    assertThat(fixtures.as(ann, () -> desk.claim(blue, told.id())).fence()).isEqualTo(own.fence());
    fixtures.run(boss, () -> desk.rescue(blue, told.id(), Reason.URGENT));
    assertThat(fixtures.as(boss, () -> desk.claim(blue, told.id())).id()).isEqualTo(told.id());
    assertThat(fixtures.as(ann, () -> staffing.manualPicks(blue))).containsEntry("main", false);
  }

  @Test
  void gives_back_what_somebody_holds_whose_screen_is_silent() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    fixtures.run(ann, () -> desk.presence(Presence.ON_QUEUE));
    fixtures.run(bob, () -> desk.presence(Presence.ON_QUEUE));
    next(ann);
    dispatch.silent(ann, 31);
    dispatch.silent(bob, 31);
    fixtures.run(bob, () -> desk.alive());

    boundary.asJob("dispatch-sweep", desk::sweepAbsent);

    assertThat(fixtures.as(ann, () -> desk.presence())).isEqualTo(Presence.OFF);
    assertThat(fixtures.as(bob, () -> desk.presence())).isEqualTo(Presence.ON_QUEUE);
    assertThat(dispatch.state(told)).isEqualTo("WAITING");
    assertThat(dispatch.log(told)).containsExactly("ABSENT: AGENT_AWAY");
    assertThat(dispatch.intervals(blue)).hasSize(1);
  }

  @Test
  void takes_back_everything_of_one_agent_at_the_callers_clients() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    var here = dispatch.open(blue);
    var kept = dispatch.open(blue);
    var there = dispatch.open(red);
    fixtures.as(ann, () -> desk.claim(blue, here.id()));
    fixtures.as(ann, () -> desk.claim(red, there.id()));
    fixtures.run(boss, () -> floor.offer(blue, kept.id(), ann));

    int ended = fixtures.as(boss, () -> floor.releaseAll(ann, Reason.AGENT_AWAY));

    assertThat(ended).isEqualTo(1);
    assertThat(List.of(dispatch.state(here), dispatch.state(there)))
        .containsExactly("WAITING", "HELD");
    assertThat(fixtures.as(ann, () -> desk.offers())).isEmpty();
  }

  @Test
  void a_coordinator_puts_a_case_first_and_the_log_says_why() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    dispatch.open(blue, 2, Duration.ofHours(1), null);
    var told = dispatch.open(blue, 4, Duration.ofHours(1), null);

    fixtures.run(boss, () -> floor.override(blue, told.id(), 1, Reason.CLIENT_ASKED));

    Offer offer = next(ann).orElseThrow();
    assertThat(offer.id()).isEqualTo(told.id());
    assertThat(offer.why().getFirst()).isEqualTo(new Why(Why.Part.PRIORITY, 72, 1));
    assertThat(dispatch.log(told)).containsExactly("OVERRIDDEN: CLIENT_ASKED");
  }

  @Test
  void deals_out_exactly_what_the_preview_showed() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    for (int i = 0; i < 6; i++) {
      dispatch.open(blue);
    }
    Distribution shown = fixtures.as(boss, () -> floor.plan(blue, wanted(ann, bob)));
    assertThat(shown.assignments())
        .extracting(Distribution.Assignment::person)
        .containsExactly(ann, bob, ann, bob, ann, bob);
    assertThat(fixtures.as(boss, () -> floor.plan(blue, wanted(ann, bob)))).isEqualTo(shown);

    fixtures.run(boss, () -> floor.apply(blue, shown));

    List<Object> annsCases = new ArrayList<>();
    for (Optional<Offer> one = next(ann); one.isPresent(); one = next(ann)) {
      annsCases.add(one.get().id());
      dispatch.close(blue, one.get().id());
    }
    assertThat(annsCases)
        .containsExactlyElementsOf(
            shown.assignments().stream()
                .filter(one -> one.person().equals(ann))
                .<Object>map(Distribution.Assignment::id)
                .toList());
  }

  @Test
  void refuses_a_plan_whose_cases_have_moved_since() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    dispatch.open(blue);
    dispatch.open(blue);
    Distribution shown = fixtures.as(boss, () -> floor.plan(blue, wanted(ann, bob)));
    Offer taken = next(bob).orElseThrow();

    assertThatThrownBy(() -> fixtures.run(boss, () -> floor.apply(blue, shown)))
        .isInstanceOf(PlanOutdated.class);

    fixtures.run(bob, () -> desk.release(blue, taken.id(), taken.fence(), Reason.OTHER));
    assertThatThrownBy(() -> fixtures.run(boss, () -> floor.apply(blue, shown)))
        .as("the row was written again")
        .isInstanceOf(PlanOutdated.class);
    Distribution again = fixtures.as(boss, () -> floor.plan(blue, wanted(ann, bob)));
    fixtures.run(boss, () -> floor.apply(blue, again));
  }

  private static Distribution.Wanted wanted(PersonId... agents) {
    Map<PersonId, Integer> shares = new HashMap<>();
    for (PersonId agent : agents) {
      shares.put(agent, 0);
    }
    return new Distribution.Wanted(Distribution.Way.ROUND_ROBIN, shares, null, null, 100);
  }

  private Optional<Offer> next(PersonId person) {
    return fixtures.as(person, () -> desk.next());
  }
}
