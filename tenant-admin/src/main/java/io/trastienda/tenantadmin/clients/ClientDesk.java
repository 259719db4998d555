package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import io.trastienda.platform.tenancy.Memberships;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where the operator takes in client companies and leads them through their life.
@Service
public class ClientDesk {

  /// Key of the calendar that {@link #equip} gives a client: Monday to Friday, 9 to 14 and 15 to 18
  /// in its zone, no holidays.
  public static final String STANDARD_CALENDAR = "standard";

  private final TenantDirectory directory;
  private final CatalogueDesk catalogue;
  private final PeopleDesk people;
  private final Memberships memberships;
  private final Contracts contracts;
  private final TemplateShelf shelf;
  private final Clock clock;

  ClientDesk(
      TenantDirectory directory,
      CatalogueDesk catalogue,
      PeopleDesk people,
      Memberships memberships,
      Contracts contracts,
      TemplateShelf shelf,
      Clock clock) {
    this.directory = directory;
    this.catalogue = catalogue;
    this.people = people;
    this.memberships = memberships;
    this.contracts = contracts;
    this.shelf = shelf;
    this.clock = clock;
  }

  /// Creates a client company; its calendar, service levels and work types follow by {@link
  /// #equip}, its prices by the rate cards of room `billing`.
  ///
  /// @throws io.trastienda.platform.tenancy.TenantNameTaken if slug or prefix is taken
  @AcrossTenants("a client company does not exist before it is created")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public TenantProfile create(NewTenant wanted) {
    return directory.create(wanted);
  }

  /// Gives a client the work types of some templates with their service levels, on a calendar of
  /// Monday to Friday in its zone; a template it already has changes nothing.
  ///
  /// @param templates keys of {@link #templates()}
  /// @throws NoSuchTemplate if one is unknown; then nothing is given
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public void equip(TenantId tenant, List<String> templates) {
    List<WorkTemplate> wanted =
        templates.stream()
            .distinct()
            .map(key -> shelf.find(key).orElseThrow(() -> new NoSuchTemplate(key)))
            .toList();
    contracts.next(tenant, contracts.today(tenant), before -> equipped(tenant, wanted, before));
  }

  /// Gives the templates that a client can be equipped with, or a work type designed from.
  @AcrossTenants("templates are the operator's")
  @Allowed({Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER})
  public List<WorkTemplate> templates() {
    return shelf.all();
  }

  /// Moves a client on in its life.
  @Allowed(Role.ADMINISTRATOR)
  @Transactional
  public void moveTo(TenantId tenant, TenantState state) {
    directory.moveTo(tenant, state);
  }

  /// Gives every client, by name.
  @AcrossTenants("the operator's list of clients")
  @Allowed(Role.ADMINISTRATOR)
  @Transactional(readOnly = true)
  public List<TenantProfile> clients() {
    return directory.all();
  }

  /// Gives the clients that the caller works for in any role, by name.
  @AcrossTenants("a caller's own clients")
  @Allowed(everyone = true)
  @Transactional(readOnly = true)
  public List<TenantProfile> mine() {
    return switch (Call.current().actor()) {
      case Actor.Person _ -> {
        Set<TenantId> own = ownClients();
        yield open().filter(client -> own.contains(client.id())).toList();
      }
      case Actor.ApiKey key ->
          open().filter(client -> memberships.standing(key, client.id()).member()).toList();
      case Actor.Job _ -> directory.all();
      case Actor.Nobody _ -> List.of();
    };
  }

  private Stream<TenantProfile> open() {
    return directory.all().stream()
        .filter(client ->
            client.state() != TenantState.SUSPENDED && client.state() != TenantState.CLOSED);
  }

  private Set<TenantId> ownClients() {
    Instant now = clock.instant();
    return people.me().memberships().stream()
        .filter(membership -> !membership.from().isAfter(now))
        .filter(membership -> {
          Instant until = membership.until();
          return until == null || until.isAfter(now);
        })
        .map(MembershipView::tenant)
        .collect(Collectors.toSet());
  }

  private ContractVersion equipped(
      TenantId tenant, List<WorkTemplate> wanted, ContractVersion before) {
    Set<String> owned =
        catalogue.workTypes(tenant).stream().map(WorkType::key).collect(Collectors.toSet());
    Map<String, Integer> calendars = new HashMap<>(before.calendars());
    calendars.computeIfAbsent(STANDARD_CALENDAR, _ -> publishStandardCalendar(tenant));
    Map<String, Integer> workTypes = new HashMap<>(before.workTypes());
    Map<String, Integer> serviceLevels = new HashMap<>(before.serviceLevels());
    for (WorkTemplate template : wanted) {
      String key = template.type().key();
      if (!owned.contains(key)) {
        serviceLevels.put(template.level().key(), catalogue.publish(tenant, template.level()));
        workTypes.put(
            key,
            catalogue.publish(tenant, template.type(), template.level().key(), STANDARD_CALENDAR));
      }
    }
    return new ContractVersion(
        before.version() + 1,
        contracts.today(tenant),
        calendars,
        workTypes,
        serviceLevels,
        before.rateCard());
  }

  private int publishStandardCalendar(TenantId tenant) {
    ZoneId zone = directory.profile(tenant).orElseThrow().zone();
    return catalogue.publish(
        tenant,
        STANDARD_CALENDAR,
        BusinessCalendar.weekly(
            zone,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            new TimeRange(LocalTime.of(9, 0), LocalTime.of(14, 0)),
            new TimeRange(LocalTime.of(15, 0), LocalTime.of(18, 0))));
  }
}
