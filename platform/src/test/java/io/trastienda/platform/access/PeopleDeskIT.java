package io.trastienda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantAtRest;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlatformIT
class PeopleDeskIT {

  private final PeopleDesk people;
  private final TenantFixtures fixtures;

  PeopleDeskIT(PeopleDesk people, TenantFixtures fixtures) {
    this.people = people;
    this.fixtures = fixtures;
  }

  @Test
  void shows_the_staff_of_one_client_with_their_roles_for_that_client_only() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    fixtures.grant(agent, red, Role.AGENT, Role.QUALITY);
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    fixtures.person(blue, Role.CLIENT_VIEWER);

    List<PersonProfile> staff = fixtures.as(coordinator, () -> people.staff(blue));

    assertThat(staff).extracting(PersonProfile::id).containsExactly(agent, coordinator);
    assertThat(staff)
        .flatExtracting(PersonProfile::memberships)
        .extracting(MembershipView::tenant)
        .containsOnly(blue);
  }

  @Test
  void numbers_the_agents_of_a_client_and_keeps_the_number() {
    TenantId blue = fixtures.tenant();
    fixtures.person(blue, Role.AGENT);
    PersonId second = fixtures.person(blue, Role.AGENT);

    fixtures.grant(second, blue, Role.QUALITY, Role.FINANCE);

    PersonProfile profile = fixtures.as(second, people::me);
    assertThat(profile.agentCode(blue)).isEqualTo("A-002");
    assertThat(profile.memberships())
        .extracting(MembershipView::agentCode)
        .containsExactly("A-002", null, "A-002");
  }

  @Test
  void tells_a_stranger_that_the_client_does_not_exist() {
    TenantId blue = fixtures.tenant();
    PersonId stranger = fixtures.person(fixtures.tenant(), Role.COORDINATOR);

    assertThatThrownBy(() -> fixtures.as(stranger, () -> people.staff(blue)))
        .isInstanceOf(NoSuchTenant.class);
  }

  @Test
  void refuses_a_member_whose_role_may_not() {
    TenantId blue = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);

    assertThatThrownBy(() -> fixtures.as(agent, () -> people.staff(blue)))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void a_withdrawn_role_ends_with_the_call_before() {
    TenantId blue = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    PersonId administrator = fixtures.administrator();
    fixtures.as(coordinator, () -> people.staff(blue));

    fixtures.run(administrator, () -> people.revoke(coordinator, blue, Role.COORDINATOR));

    assertThatThrownBy(() -> fixtures.as(coordinator, () -> people.staff(blue)))
        .isInstanceOf(NoSuchTenant.class);
  }

  @Test
  void a_disabled_person_may_nothing() {
    TenantId blue = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    PersonId administrator = fixtures.administrator();

    fixtures.run(administrator, () -> people.disable(coordinator, true));

    assertThatThrownBy(() -> fixtures.as(coordinator, people::me)).isInstanceOf(NotAllowed.class);
  }

  @Test
  void a_suspended_client_is_closed_to_its_people_and_opens_again() {
    TenantId blue = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);

    fixtures.moveTo(blue, TenantState.SUSPENDED);

    assertThatThrownBy(() -> fixtures.as(coordinator, () -> people.staff(blue)))
        .isInstanceOf(TenantAtRest.class);
    fixtures.moveTo(blue, TenantState.LIVE);
    assertThat(fixtures.as(coordinator, () -> people.staff(blue))).hasSize(1);
  }

  @Test
  void a_clients_person_has_exactly_one_client() {
    PersonId viewer = fixtures.person(fixtures.tenant(), Role.CLIENT_VIEWER);
    TenantId other = fixtures.tenant();

    assertThatThrownBy(() -> fixtures.grant(viewer, other, Role.CLIENT_VIEWER))
        .isInstanceOf(InvalidMembership.class);
    assertThatThrownBy(() -> fixtures.grant(viewer, other, Role.AGENT))
        .isInstanceOf(InvalidMembership.class);
  }

  @Test
  void staff_never_become_a_clients_people() {
    TenantId blue = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);

    assertThatThrownBy(() -> fixtures.grant(agent, blue, Role.CLIENT_ADMINISTRATOR))
        .isInstanceOf(InvalidMembership.class);
  }

  @Test
  void a_platform_administrator_holds_no_membership() {
    TenantId blue = fixtures.tenant();
    PersonId administrator = fixtures.administrator();

    assertThatThrownBy(() -> fixtures.grant(administrator, blue, Role.AGENT))
        .isInstanceOf(InvalidMembership.class);
    assertThatThrownBy(() -> fixtures.grant(fixtures.person(), blue, Role.ADMINISTRATOR))
        .isInstanceOf(InvalidMembership.class);
  }

  @Test
  void only_an_administrator_appoints() {
    TenantId blue = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);

    assertThatThrownBy(
            () -> fixtures.run(coordinator, () -> people.grant(coordinator, blue, Role.FINANCE)))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void refuses_an_address_that_somebody_has_whatever_its_capitals() {
    PersonId administrator = fixtures.administrator();
    String email = UUID.randomUUID() + "@example.com";
    fixtures.as(
        administrator, () -> people.create(email, "Ann", Locale.ENGLISH, false, "0123456789"));

    assertThatThrownBy(() ->
            fixtures.as(
                administrator,
                () ->
                    people.create(
                        email.toUpperCase(Locale.ROOT),
                        "Bob",
                        Locale.ENGLISH,
                        false,
                        "0123456789")))
        .isInstanceOf(EmailTaken.class);
  }

  @Test
  void refuses_a_short_password() {
    PersonId administrator = fixtures.administrator();

    assertThatThrownBy(() ->
            fixtures.as(
                administrator,
                () -> people.create("a@example.com", "Ann", Locale.ENGLISH, false, "123456789")))
        .isInstanceOf(InvalidPerson.class)
        .hasMessage("password must be 10 to 200 characters, but is '9 characters'");
  }
}
