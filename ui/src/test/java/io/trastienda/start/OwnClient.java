package io.trastienda.start;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.tenantadmin.billing.RateCard;
import io.trastienda.tenantadmin.billing.RateCards;
import io.trastienda.tenantadmin.clients.ClientDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// A client that one browser test has for itself, with an agent whom Next gives nothing but its
/// cases.
///
/// @param tenant the client
/// @param slug its name in routes
record OwnClient(TenantId tenant, String slug) {

  /// What a completion costs.
  static final BigDecimal PRICE = new BigDecimal("3.85");

  /// Makes a live client that has credit notes done, an agent, a finance person, an account manager
  /// and two viewers: `agent`, `finance`, `manager`, `es` and `ca`.
  static OwnClient make(RunningProduct product, String slug, String prefix) {
    TenantBoundary boundary = product.bean(TenantBoundary.class);
    ClientDesk clients = product.bean(ClientDesk.class);
    RateCards cards = product.bean(RateCards.class);
    Currency euro = Currency.getInstance("EUR");
    Locale spanish = Locale.of("es");
    NewTenant wanted = new NewTenant(slug, slug, prefix, DemoCast.ZONE, spanish, euro, "teal");
    TenantId tenant = boundary.asJob("test", () -> clients.create(wanted)).id();
    LocalDate from = LocalDate.now(DemoCast.ZONE).withDayOfYear(1);
    List<RateCard.Price> prices = List.of(new RateCard.Price("credit-note", null, PRICE));
    boundary.asJob(
        "test",
        tenant,
        () -> {
          clients.equip(tenant, List.of("credit-note"));
          return cards.publish(tenant, new RateCard(0, from, euro, prices));
        });
    boundary.asJob(
        "test",
        () -> {
          clients.moveTo(tenant, TenantState.LIVE);
          return tenant;
        });
    OwnClient client = new OwnClient(tenant, slug);
    client.person(product, "agent", Locale.ENGLISH, Role.AGENT);
    client.person(product, "finance", Locale.ENGLISH, Role.FINANCE);
    client.person(product, "manager", Locale.ENGLISH, Role.ACCOUNT_MANAGER);
    client.person(product, "es", spanish, Role.CLIENT_VIEWER);
    client.person(product, "ca", Locale.of("ca"), Role.CLIENT_VIEWER);
    return client;
  }

  String person(String who) {
    return who + "@" + slug + ".example";
  }

  String report() {
    return "/clients/" + slug + "/kpi";
  }

  String statement() {
    return "/clients/" + slug + "/statements/" + YearMonth.now(DemoCast.ZONE);
  }

  /// Opens a case that lacks nothing but its procedure.
  ///
  /// @return our reference
  String open(RunningProduct product) {
    return open(product, tenant, "credit-note").reference();
  }

  /// Opens a case of a client that lacks nothing but its procedure, at an amount that one person
  /// may complete alone.
  static CaseSummary open(RunningProduct product, TenantId tenant, String workType) {
    CatalogueDesk catalogue = product.bean(CatalogueDesk.class);
    CaseDesk cases = product.bean(CaseDesk.class);
    return product
        .bean(TenantBoundary.class)
        .asJob(
            "test",
            tenant,
            () -> {
              WorkType type = catalogue.plan(tenant, workType).workType();
              Map<String, String> fields =
                  DemoTexts.finished(
                      type, DemoTexts.first(type), new Random(7), DemoCast.ZONE, Instant.now());
              WorkType.Check check = type.check();
              if (check != null && check.amountField() != null) {
                fields.put(check.amountField(), check.above().toPlainString());
              }
              return cases.open(
                  tenant,
                  new NewCase(
                      workType,
                      "Nota de crédito por recibo cobrado dos veces",
                      null,
                      1,
                      null,
                      "phone",
                      "C-20077",
                      fields));
            });
  }

  void person(RunningProduct product, String who, Locale locale, Role role) {
    TenantBoundary boundary = product.bean(TenantBoundary.class);
    PeopleDesk people = product.bean(PeopleDesk.class);
    PersonId person =
        boundary.asJob(
            "test", () -> people.create(person(who), who, locale, false, DemoCast.PASSWORD));
    boundary.asJob(
        "test",
        () -> {
          people.grant(person, tenant, role);
          return person;
        });
  }
}
