package io.trastienda.start;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.KeyDesk;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.tenantadmin.billing.RateCard;
import io.trastienda.tenantadmin.billing.RateCards;
import io.trastienda.tenantadmin.clients.ClientDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Fills an empty installation with the demo: companies, people and keys before the first page,
/// four weeks of work behind it.
@Component
class Demo {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private final TenantBoundary boundary;
  private final ClientDesk clients;
  private final PeopleDesk people;
  private final KeyDesk keys;
  private final CatalogueDesk catalogue;
  private final RateCards rateCards;
  private final DemoMacros macros;
  private final DemoWork work;
  private final Clock clock;
  private final Path keyFile;
  private final int weeks;

  Demo(
      TenantBoundary boundary,
      ClientDesk clients,
      PeopleDesk people,
      KeyDesk keys,
      CatalogueDesk catalogue,
      RateCards rateCards,
      DemoMacros macros,
      DemoWork work,
      Clock clock,
      @Value("${trastienda.demo.keys:.data/demo-keys.properties}") Path keyFile,
      @Value("${trastienda.demo.weeks:4}") int weeks) {
    this.boundary = boundary;
    this.clients = clients;
    this.people = people;
    this.keys = keys;
    this.catalogue = catalogue;
    this.rateCards = rateCards;
    this.macros = macros;
    this.work = work;
    this.clock = clock;
    this.keyFile = keyFile.toAbsolutePath();
    this.weeks = weeks;
  }

  @EventListener(ApplicationReadyEvent.class)
  void fill() {
    boolean empty = boundary.asJob("demo", clients::clients).isEmpty();
    if (empty) {
      Instant now = clock.instant();
      LocalDate today = now.atZone(DemoCast.ZONE).toLocalDate();
      Map<String, TenantId> tenants = companies(today);
      Map<String, PersonId> persons = persons(tenants);
      writeKeys(tenants);
      List<DemoWork.Floor> floors = floors(today, tenants, persons);
      if (weeks > 0) {
        Thread.ofVirtual().name("demo").start(() -> play(floors, now));
      }
    }
    LOG.info("Keys for scripts are in {}", keyFile);
  }

  private void play(List<DemoWork.Floor> floors, Instant now) {
    LOG.info("The demo's agents are working through four weeks of cases");
    int cases = work.play(floors, weeks, now);
    LOG.info("The demo has {} cases", cases);
  }

  private Map<String, TenantId> companies(LocalDate today) {
    Map<String, TenantId> tenants = new HashMap<>();
    for (DemoCast.Company company : DemoCast.companies(today)) {
      TenantProfile profile = boundary.asJob("demo", () -> clients.create(company.tenant()));
      TenantId tenant = profile.id();
      boundary.asJob(
          "demo",
          tenant,
          () -> {
            clients.equip(tenant, company.templates());
            rateCards.publish(tenant, card(company));
            macros.keep(tenant, catalogue.workTypes(tenant));
            return tenant;
          });
      boundary.asJob(
          "demo",
          () -> {
            clients.moveTo(tenant, TenantState.LIVE);
            return tenant;
          });
      tenants.put(profile.slug(), tenant);
    }
    return tenants;
  }

  private static RateCard card(DemoCast.Company company) {
    List<RateCard.Price> prices = new ArrayList<>();
    company
        .prices()
        .forEach((key, price) -> {
          int slash = key.indexOf('/');
          prices.add(
              slash < 0
                  ? new RateCard.Price(key, null, price)
                  : new RateCard.Price(
                      key.substring(0, slash), Integer.valueOf(key.substring(slash + 1)), price));
        });
    return new RateCard(0, company.pricesFrom(), company.tenant().currency(), prices);
  }

  private Map<String, PersonId> persons(Map<String, TenantId> tenants) {
    Map<String, PersonId> persons = new HashMap<>();
    for (DemoCast.Person person : DemoCast.people()) {
      boolean administrator = person.role() == Role.ADMINISTRATOR;
      PersonId id =
          boundary.asJob(
              "demo",
              () ->
                  people.create(
                      person.email(),
                      person.name(),
                      person.locale(),
                      administrator,
                      DemoCast.PASSWORD));
      for (String client : person.clients()) {
        boundary.asJob(
            "demo",
            () -> {
              people.grant(id, of(tenants, client), person.role());
              return id;
            });
      }
      persons.put(person.email(), id);
    }
    return persons;
  }

  private List<DemoWork.Floor> floors(
      LocalDate today, Map<String, TenantId> tenants, Map<String, PersonId> persons) {
    List<DemoWork.Floor> floors = new ArrayList<>();
    for (DemoCast.Company company : DemoCast.companies(today)) {
      if (company.casesPerDay() == 0) {
        continue;
      }
      String slug = company.tenant().slug();
      TenantId tenant = of(tenants, slug);
      List<PersonId> agents =
          DemoCast.people().stream()
              .filter(person -> person.role() == Role.AGENT && person.clients().contains(slug))
              .flatMap(person -> Optional.ofNullable(persons.get(person.email())).stream())
              .toList();
      floors.add(
          new DemoWork.Floor(
              tenant,
              company,
              boundary.asJob("demo", tenant, () -> catalogue.workTypes(tenant)),
              agents));
    }
    return floors;
  }

  private void writeKeys(Map<String, TenantId> tenants) {
    List<String> lines = new ArrayList<>();
    lines.add("# Keys of the demo for scripts: Authorization: Bearer <key>");
    for (DemoCast.Company company : DemoCast.companies(LocalDate.EPOCH)) {
      String slug = company.tenant().slug();
      String key =
          boundary.asJob(
              "demo",
              () -> keys.create(slug, Set.of(of(tenants, slug)), Role.CLIENT_ADMINISTRATOR));
      lines.add(slug + "=" + key);
    }
    String job =
        boundary.asJob(
            "demo",
            () -> keys.create("job", new LinkedHashSet<>(tenants.values()), Role.ACCOUNT_MANAGER));
    lines.add("job=" + job);
    try {
      Files.createDirectories(keyFile.getParent());
      Files.deleteIfExists(keyFile);
      Files.createFile(
          keyFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(keyFile, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TenantId of(Map<String, TenantId> tenants, String slug) {
    return Objects.requireNonNull(tenants.get(slug), slug);
  }
}
