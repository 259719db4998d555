package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformIT
class CaseSearchIT {

  private final CaseDesk desk;
  private final CasePortal portal;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final JdbcClient jdbc;

  CaseSearchIT(
      CaseDesk desk,
      CasePortal portal,
      CatalogueDesk catalogue,
      TenantFixtures fixtures,
      JdbcClient jdbc) {
    this.desk = desk;
    this.portal = portal;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
    this.jdbc = jdbc;
  }

  @Test
  void finds_numbers_customers_and_words_in_three_languages_without_accents() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    String reference =
        open(blue, agent, "Reclamación de facturas duplicadas", "INC00-17", "C-4711", Map.of());
    open(blue, agent, "Col·lecció de rebuts perduts", null, "C-9", Map.of("invoice", "F-2026/88"));
    open(blue, agent, "Missing invoices of the carrier", null, null, Map.of());

    for (String typed :
        List.of(
            reference,
            reference.toLowerCase(java.util.Locale.ROOT),
            "inc00-17",
            "INC00",
            "c-4711",
            "reclamacion",
            "RECLAMACIÓN factura",
            "duplicada",
            "duplic")) {
      assertThat(found(blue, agent, typed))
          .as(typed)
          .containsExactly("Reclamación de facturas duplicadas");
    }
    assertThat(found(blue, agent, "colleccio")).containsExactly("Col·lecció de rebuts perduts");
    assertThat(found(blue, agent, "rebut perdut")).containsExactly("Col·lecció de rebuts perduts");
    assertThat(found(blue, agent, "F-2026/88")).containsExactly("Col·lecció de rebuts perduts");
    assertThat(found(blue, agent, "invoice")).containsExactly("Missing invoices of the carrier");
    assertThat(found(blue, agent, "factura carrier")).isEmpty();
    assertThat(found(blue, agent, "' | !*:&<->")).isEmpty();
  }

  @Test
  void finds_what_was_typed_later_and_no_longer_what_was_taken_away() {
    TenantId blue = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    open(blue, agent, "Refund", null, null, Map.of("invoice", "ALFA"));
    var id = fixtures.as(agent, () -> desk.list(blue, query(""))).cases().getFirst().id();

    fixtures.asJob(
        blue,
        () -> desk.save(blue, id, 0, desk.get(blue, id).version(), Map.of("invoice", "BETA")));

    assertThat(found(blue, agent, "beta")).containsExactly("Refund");
    assertThat(found(blue, agent, "alfa")).isEmpty();
  }

  @Test
  void neither_another_client_nor_what_the_client_may_not_see_is_found() {
    TenantId blue = client();
    TenantId red = client();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    PersonId other = fixtures.person(red, Role.AGENT);
    PersonId viewer = fixtures.person(blue, Role.CLIENT_VIEWER);
    open(
        blue,
        agent,
        "Marker palimpsest",
        null,
        null,
        Map.of("invoice", "SEEN", "margin", "987654"));

    assertThat(found(red, other, "palimpsest")).isEmpty();
    assertThat(found(red, other, "@" + blue.value() + " palimpsest")).isEmpty();
    assertThat(found(blue, agent, "987654")).hasSize(1);
    assertThat(fixtures.as(viewer, () -> portal.list(blue, query("987654"))).cases()).isEmpty();
    assertThat(fixtures.as(viewer, () -> portal.list(blue, query("seen"))).cases()).hasSize(1);
  }

  @Test
  void a_search_without_a_client_is_refused() {
    assertThatThrownBy(
            () -> jdbc.sql("select client.search_case('refund', true, 10)").query().listOfRows())
        .rootCause()
        .hasMessageContaining("a search needs a tenant");
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  private List<String> found(TenantId tenant, PersonId person, String typed) {
    return fixtures.as(person, () -> desk.list(tenant, query(typed))).cases().stream()
        .map(CaseSummary::title)
        .toList();
  }

  private static CaseQuery query(String typed) {
    return new CaseQuery(Set.of(), null, null, typed, null, 50);
  }

  private String open(
      TenantId tenant,
      PersonId agent,
      String title,
      @org.jspecify.annotations.Nullable String clientReference,
      @org.jspecify.annotations.Nullable String customer,
      Map<String, String> fields) {
    return fixtures
        .as(
            agent,
            () ->
                desk.open(
                    tenant,
                    new NewCase(
                        "credit-note", title, clientReference, 3, null, null, customer, fields)))
        .reference();
  }
}
