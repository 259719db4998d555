package io.trastienda.tenantadmin.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.NoSuchEntry;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantNameTaken;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.platform.testing.TenantFixtures;
import io.trastienda.tenantadmin.testing.TenantAdminIT;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@TenantAdminIT
class ClientDeskIT {

  private final TenantFixtures fixtures;
  private final ClientDesk desk;
  private final CatalogueDesk catalogue;
  private final Contracts contracts;

  ClientDeskIT(
      TenantFixtures fixtures, ClientDesk desk, CatalogueDesk catalogue, Contracts contracts) {
    this.fixtures = fixtures;
    this.desk = desk;
    this.catalogue = catalogue;
    this.contracts = contracts;
  }

  @Test
  void takes_in_a_client_and_leads_it_on() {
    PersonId administrator = fixtures.administrator();
    NewTenant wanted = wanted();

    TenantProfile created = fixtures.as(administrator, () -> desk.create(wanted));
    fixtures.run(administrator, () -> desk.moveTo(created.id(), TenantState.LIVE));

    assertThat(created.slug()).isEqualTo(wanted.slug());
    assertThat(fixtures.as(administrator, desk::clients))
        .filteredOn(client -> client.id().equals(created.id()))
        .extracting(TenantProfile::state)
        .containsExactly(TenantState.LIVE);
    assertThatThrownBy(() -> fixtures.as(administrator, () -> desk.create(wanted)))
        .isInstanceOf(TenantNameTaken.class);
  }

  @Test
  void equips_a_client_with_work_types_on_its_own_hours() {
    TenantProfile client = fixtures.profile(ZoneId.of("Atlantic/Canary"));
    PersonId administrator = fixtures.administrator();

    fixtures.run(administrator, () -> desk.equip(client.id(), List.of("incident", "credit-note")));

    Plan plan = fixtures.asJob(client.id(), () -> catalogue.plan(client.id(), "incident"));
    // A Wednesday in March: 9 to 14 and 15 to 18 on the islands are 9 to 14 and 15 to 18 UTC.
    Instant nine = Instant.parse("2016-03-09T09:00:00Z");
    assertThat(plan.calendar().add(nine, 8 * 3_600)).isEqualTo("2016-03-09T18:00:00Z");
    assertThat(plan.calendar().isOpen(Instant.parse("2016-03-09T14:30:00Z"))).isFalse();
    assertThat(plan.calendar().isOpen(Instant.parse("2016-03-12T10:00:00Z"))).isFalse();
    assertThat(plan.target(4)).hasValue(288_000);
    assertThat(plan.workType()).isEqualTo(template("incident").type());
    assertThat(fixtures.asJob(client.id(), () -> contracts.versions(client.id())))
        .singleElement()
        .satisfies(contract -> {
          assertThat(contract.version()).isEqualTo(1);
          assertThat(contract.calendars()).isEqualTo(Map.of("standard", 1));
          assertThat(contract.workTypes()).isEqualTo(Map.of("incident", 1, "credit-note", 1));
          assertThat(contract.serviceLevels()).isEqualTo(Map.of("incident", 1, "credit-note", 1));
          assertThat(contract.rateCard()).isNull();
        });
  }

  @Test
  void leaves_alone_what_a_client_already_has() {
    TenantId tenant = fixtures.tenant();
    equip(tenant, "incident");
    equip(tenant, "incident", "incident");
    equip(tenant, "email-triage", "incident");

    assertThat(fixtures.asJob(tenant, () -> catalogue.workTypes(tenant)))
        .extracting(WorkType::key)
        .containsExactlyInAnyOrder("incident", "email-triage");
    assertThat(fixtures.asJob(tenant, () -> catalogue.plan(tenant, "incident")).workTypeVersion())
        .isEqualTo(1);
    assertThat(fixtures.asJob(tenant, () -> contracts.versions(tenant)))
        .extracting(ContractVersion::version)
        .containsExactly(2, 1);
  }

  @Test
  void keeps_the_hours_that_a_client_changed() {
    TenantId tenant = fixtures.tenant();
    equip(tenant, "incident");
    BusinessCalendar nights =
        BusinessCalendar.weekly(
            ZoneId.of("Europe/Madrid"),
            EnumSet.of(DayOfWeek.SUNDAY),
            new BusinessCalendar.TimeRange(LocalTime.of(20, 0), LocalTime.of(23, 0)));
    fixtures.asJob(tenant, () -> catalogue.publish(tenant, ClientDesk.STANDARD_CALENDAR, nights));

    equip(tenant, "collections");

    assertThat(fixtures.asJob(tenant, () -> catalogue.plan(tenant, "collections")).calendar())
        .isEqualTo(nights);
  }

  @Test
  void points_the_contract_to_whatever_the_designer_publishes() {
    TenantId tenant = fixtures.tenant();
    equip(tenant, "incident");
    BusinessCalendar nights =
        BusinessCalendar.weekly(
            ZoneId.of("Europe/Madrid"),
            EnumSet.of(DayOfWeek.SUNDAY),
            new BusinessCalendar.TimeRange(LocalTime.of(20, 0), LocalTime.of(23, 0)));
    WorkType other = template("complaint").type();
    fixtures.asJob(
        tenant, () -> catalogue.saveDraft(tenant, other, "incident", "nights-or-not-yet", 0));

    assertThatThrownBy(
            () -> fixtures.asJob(tenant, () -> contracts.publishDraft(tenant, other.key(), 1)))
        .isInstanceOf(NoSuchEntry.class);
    fixtures.asJob(tenant, () -> contracts.publish(tenant, "nights-or-not-yet", nights));
    fixtures.asJob(tenant, () -> contracts.publish(tenant, template("complaint").level()));
    fixtures.asJob(tenant, () -> contracts.publishDraft(tenant, other.key(), 1));

    List<ContractVersion> versions = fixtures.asJob(tenant, () -> contracts.versions(tenant));
    assertThat(versions).extracting(ContractVersion::version).containsExactly(4, 3, 2, 1);
    assertThat(versions.getFirst().calendars())
        .isEqualTo(Map.of("standard", 1, "nights-or-not-yet", 1));
    assertThat(versions.getFirst().serviceLevels())
        .isEqualTo(Map.of("incident", 1, template("complaint").level().key(), 1));
    assertThat(versions.getFirst().workTypes()).isEqualTo(Map.of("incident", 1, other.key(), 1));
  }

  @Test
  void gives_nothing_if_one_template_is_unknown() {
    TenantId tenant = fixtures.tenant();

    assertThatThrownBy(() -> equip(tenant, "incident", "harvest"))
        .isInstanceOf(NoSuchTemplate.class)
        .hasMessage("there is no work type template 'harvest'");

    assertThat(fixtures.asJob(tenant, () -> catalogue.workTypes(tenant))).isEmpty();
  }

  @Test
  void shows_everybody_their_own_clients() {
    TenantId first = fixtures.tenant();
    TenantId second = fixtures.tenant();
    TenantId asleep = fixtures.tenant();
    PersonId agent = fixtures.person(first, Role.AGENT);
    fixtures.grant(agent, second, Role.COORDINATOR, Role.AGENT);
    fixtures.grant(agent, asleep, Role.AGENT);
    fixtures.moveTo(asleep, TenantState.SUSPENDED);

    assertThat(fixtures.as(agent, desk::mine))
        .extracting(TenantProfile::id)
        .containsExactlyInAnyOrder(first, second);
    assertThat(fixtures.as(fixtures.person(), desk::mine)).isEmpty();
    assertThat(fixtures.as(fixtures.administrator(), desk::mine)).isEmpty();
  }

  @Test
  void lets_only_the_operators_administrators_in() {
    TenantId tenant = fixtures.tenant();
    PersonId manager =
        fixtures.person(tenant, Role.ACCOUNT_MANAGER, Role.COORDINATOR, Role.FINANCE);

    assertThatThrownBy(() -> fixtures.as(manager, desk::clients)).isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> fixtures.run(manager, () -> desk.equip(tenant, List.of("incident"))))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> fixtures.as(manager, () -> desk.create(wanted())))
        .isInstanceOf(NotAllowed.class);
  }

  private void equip(TenantId tenant, String... templates) {
    fixtures.run(fixtures.administrator(), () -> desk.equip(tenant, List.of(templates)));
  }

  private WorkTemplate template(String key) {
    return fixtures.as(fixtures.administrator(), desk::templates).stream()
        .filter(template -> template.type().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static NewTenant wanted() {
    String letters =
        IntStream.range(0, 5)
            .mapToObj(_ -> String.valueOf((char) ThreadLocalRandom.current().nextInt('A', 'Z' + 1)))
            .collect(Collectors.joining());
    return new NewTenant(
        "client-" + letters.toLowerCase(Locale.ROOT),
        "Client " + letters,
        letters,
        ZoneId.of("Europe/Madrid"),
        Locale.forLanguageTag("ca"),
        Currency.getInstance("EUR"),
        "plum");
  }
}
