package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.events.CaseFact.Kind;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/// Skills, languages, relaxation, kept cases, capacity and shares of the day.
@PlatformIT
@Import(DispatchFixtures.class)
class WhoMayIT {

  private static final Duration HOUR = Duration.ofHours(1);

  private final DispatchDesk desk;
  private final StaffingDesk staffing;
  private final CaseDesk cases;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;

  WhoMayIT(
      DispatchDesk desk,
      StaffingDesk staffing,
      CaseDesk cases,
      CatalogueDesk catalogue,
      TenantFixtures fixtures,
      DispatchFixtures dispatch) {
    this.desk = desk;
    this.staffing = staffing;
    this.cases = cases;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
  }

  @Test
  void gives_a_case_only_to_who_has_its_skills_at_their_level() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    String billing = skill();
    String catalan = "lang." + skill();
    dispatch.asks(
        blue, List.of(new WorkType.Skill(billing, 3, 0), new WorkType.Skill(catalan, 1, 0)), 1);
    var told = dispatch.open(blue);

    fixtures.run(boss, () -> staffing.grantSkill(ann, billing, 2));
    assertThat(next(ann)).as("level 2 of 3, Catalan kept by nobody").isEmpty();
    fixtures.run(boss, () -> staffing.grantSkill(other(blue), catalan, 1));
    fixtures.run(boss, () -> staffing.grantSkill(ann, billing, 3));
    assertThat(next(ann)).as("no Catalan").isEmpty();
    fixtures.run(boss, () -> staffing.grantSkill(ann, catalan, 1));

    assertThat(next(ann)).map(Offer::id).contains(told.id());
    assertThat(fixtures.as(boss, () -> staffing.terms(ann)).skills())
        .containsEntry(billing, 3)
        .containsEntry(catalan, 1);
  }

  @Test
  void a_skill_that_the_operator_does_not_keep_binds_nobody() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    dispatch.asks(blue, List.of(new WorkType.Skill(skill(), 5, 0)), 1);
    dispatch.open(blue);

    assertThat(next(ann)).isPresent();
  }

  @Test
  void asks_no_skill_any_more_of_a_case_that_waited_long_enough() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    String billing = skill();
    fixtures.run(boss, () -> staffing.grantSkill(other(blue), billing, 5));
    dispatch.asks(blue, List.of(new WorkType.Skill(billing, 2, 90)), 1);
    dispatch.open(blue, 1, HOUR, null);

    assertThat(next(ann)).isEmpty();
    var old = dispatch.open(blue, 4, HOUR.multipliedBy(2), null);

    Offer offer = next(ann).orElseThrow();
    assertThat(offer.id()).isEqualTo(old.id());
    assertThat(offer.why()).extracting(Why::part).contains(Why.Part.RELAXED);
  }

  @Test
  void keeps_a_case_that_comes_back_for_the_agent_on_queue_who_parked_it() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    fixtures.run(ann, () -> desk.presence(Presence.ON_QUEUE));
    next(ann);
    dispatch.tell(told, Kind.PARKED, 2, StateCategory.WAITING);
    dispatch.tell(told, Kind.RESUMED, 3, StateCategory.OPEN);

    assertThat(next(bob)).isEmpty();
    assertThatThrownBy(() -> fixtures.as(bob, () -> desk.claim(blue, told.id())))
        .isInstanceOf(CaseHeld.class);
    Offer offer = next(ann).orElseThrow();
    assertThat(offer.why()).extracting(Why::part).contains(Why.Part.PREFERRED);
  }

  @Test
  void a_case_kept_too_long_is_everybodys_again() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    fixtures.run(ann, () -> desk.presence(Presence.ON_QUEUE));
    next(ann);
    dispatch.tell(told, Kind.PARKED, 2, StateCategory.WAITING);
    dispatch.tell(told, Kind.RESUMED, 3, StateCategory.OPEN);
    dispatch.keptTooLong(told);

    assertThat(next(bob)).map(Offer::id).contains(told.id());
  }

  @Test
  void gives_no_more_weight_than_an_agent_takes() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    dispatch.asks(blue, List.of(), 3);
    var heavy = dispatch.open(blue);
    fixtures.run(boss, () -> staffing.capacity(ann, 2, 3));

    assertThat(next(ann)).as("a case of weight 3 for two hands").isEmpty();
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.claim(blue, heavy.id())))
        .isInstanceOf(HandsFull.class)
        .hasMessage("weight of the held cases must be at most 2, but would be 3");
    fixtures.run(boss, () -> staffing.capacity(ann, 5, 3));
    fixtures.as(ann, () -> desk.claim(blue, heavy.id()));
    var second = dispatch.open(blue);
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.claim(blue, second.id())))
        .isInstanceOf(HandsFull.class);
  }

  @Test
  void refuses_to_set_aside_more_than_fits() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    fixtures.run(boss, () -> staffing.capacity(ann, 10, 1));
    CatalogueFixtures.publish(fixtures, catalogue, blue);
    Offer first = claimed(blue, ann);
    Offer second = claimed(blue, ann);

    fixtures.run(ann, () -> cases.park(blue, first.id(), first.fence(), "client", null));

    assertThatThrownBy(() ->
            fixtures.run(ann, () -> cases.park(blue, second.id(), second.fence(), "client", null)))
        .isInstanceOf(ParkedFull.class)
        .hasMessage("weight of the parked cases must be at most 1, but would be 2");
    assertThat(fixtures.as(ann, () -> desk.renew(blue, second.id(), second.fence()))).isNotNull();
  }

  @Test
  void holds_a_client_to_its_share_of_the_day_while_others_wait() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    fixtures.run(boss, () -> staffing.share(blue, ann, 20, false));
    for (int i = 0; i < 20; i++) {
      dispatch.open(blue, 1, HOUR, null);
      dispatch.open(red, 4, HOUR, null);
    }

    List<TenantId> given = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      given.add(takeAndClose(ann));
    }

    assertThat(given.stream().filter(blue::equals)).hasSize(4);
    for (int i = 0; i < 5; i++) {
      takeAndClose(ann);
    }
    Offer onlyBlue = next(ann).orElseThrow();
    assertThat(onlyBlue.tenant()).isEqualTo(blue);
    assertThat(onlyBlue.why()).extracting(Why::part).contains(Why.Part.SHARE_USED);
  }

  @Test
  void serves_the_client_first_to_which_an_agent_is_dedicated_and_weighs_clients() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    TenantId green = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    fixtures.grant(ann, green, Role.AGENT);
    fixtures.run(fixtures.administrator(), () -> staffing.weigh(green, 24));
    fixtures.run(fixtures.person(red, Role.COORDINATOR), () -> staffing.share(red, ann, 100, true));
    dispatch.open(blue);
    dispatch.open(green);
    dispatch.open(red);

    assertThat(List.of(takeAndClose(ann), takeAndClose(ann), takeAndClose(ann)))
        .containsExactly(red, green, blue);
  }

  @Test
  void lets_a_coordinator_decide_about_agents_of_the_same_clients_only() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId stranger = fixtures.person(red, Role.COORDINATOR);

    assertThatThrownBy(() -> fixtures.run(stranger, () -> staffing.grantSkill(ann, skill(), 1)))
        .isInstanceOf(NotTheirAgent.class);
    assertThatThrownBy(() -> fixtures.run(stranger, () -> staffing.share(red, ann, 50, false)))
        .isInstanceOf(NotTheirAgent.class);
    assertThatThrownBy(() ->
            fixtures.run(fixtures.administrator(), () -> staffing.grantSkill(ann, "no key", 1)))
        .isInstanceOf(InvalidStaffing.class);
  }

  private PersonId other(TenantId tenant) {
    return fixtures.person(tenant, Role.AGENT);
  }

  private Offer claimed(TenantId tenant, PersonId agent) {
    NewCase wanted = new NewCase("credit-note", "Refund", null, 3, null, null, null, Map.of());
    CaseSummary opened = fixtures.as(agent, () -> cases.open(tenant, wanted));
    return fixtures.as(agent, () -> desk.claim(tenant, opened.id()));
  }

  private Optional<Offer> next(PersonId person) {
    return fixtures.as(person, () -> desk.next());
  }

  private TenantId takeAndClose(PersonId person) {
    Offer offer = next(person).orElseThrow();
    dispatch.close(offer.tenant(), offer.id());
    return offer.tenant();
  }

  private static String skill() {
    return "s" + UUID.randomUUID().toString().substring(0, 8);
  }
}
