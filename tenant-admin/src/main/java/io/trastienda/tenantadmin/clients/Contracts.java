package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.tenancy.TenantDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The versions of a client's contract: whenever a calendar, a service level, a work type or a rate
/// card is published, the next version points to it and to everything else as it was.
@Service
public class Contracts {

  private final ContractVersions versions;
  private final CatalogueDesk catalogue;
  private final TenantDirectory directory;
  private final Clock clock;

  Contracts(
      ContractVersions versions, CatalogueDesk catalogue, TenantDirectory directory, Clock clock) {
    this.versions = versions;
    this.catalogue = catalogue;
    this.directory = directory;
    this.clock = clock;
  }

  /// Notes that a rate card version was published.
  ///
  /// @param rateCard the version, from 1
  /// @param validFrom the first day it holds, in the client's zone
  @Transactional
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE, Role.ADMINISTRATOR})
  public void rateCardPublished(TenantId tenant, int rateCard, LocalDate validFrom) {
    next(tenant, validFrom, before -> before.withRateCard(validFrom, rateCard));
  }

  /// Publishes a work type that was designed as a draft; the contract points to it from today on.
  ///
  /// @param workType key of the work type
  /// @param revision the revision of the draft that was seen
  /// @return the version of the work type, from 1
  /// @throws io.trastienda.platform.catalogue.DraftChanged if somebody else changed the draft
  /// @throws io.trastienda.platform.catalogue.NoSuchEntry if there is no draft, or its service
  ///   level or calendar is unknown
  @Transactional
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publishDraft(TenantId tenant, String workType, int revision) {
    int published = catalogue.publishDraft(tenant, workType, revision);
    LocalDate today = today(tenant);
    next(tenant, today, before -> before.withWorkType(today, workType, published));
    return published;
  }

  /// Publishes the next version of a service level; the contract points to it from today on.
  ///
  /// @return the version of the service level, from 1
  /// @throws io.trastienda.platform.catalogue.InvalidWorkType if the key breaks the rule of keys
  @Transactional
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, ServiceLevel level) {
    int published = catalogue.publish(tenant, level);
    LocalDate today = today(tenant);
    next(tenant, today, before -> before.withServiceLevel(today, level.key(), published));
    return published;
  }

  /// Publishes the next version of a calendar; the contract points to it from today on.
  ///
  /// @param key key of the calendar
  /// @return the version of the calendar, from 1
  /// @throws io.trastienda.platform.catalogue.InvalidWorkType if the key breaks the rule of keys
  @Transactional
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, String key, BusinessCalendar calendar) {
    int published = catalogue.publish(tenant, key, calendar);
    LocalDate today = today(tenant);
    next(tenant, today, before -> before.withCalendar(today, key, published));
    return published;
  }

  /// Gives all versions, newest first.
  @Transactional(readOnly = true)
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE, Role.ADMINISTRATOR})
  public List<ContractVersion> versions(TenantId tenant) {
    return versions.all(tenant);
  }

  /// Writes the next version as a change of the newest one, unless it changes nothing.
  void next(TenantId tenant, LocalDate validFrom, UnaryOperator<ContractVersion> change) {
    versions.lock(tenant);
    ContractVersion before = newest(tenant).orElseGet(() -> empty(validFrom));
    ContractVersion after = change.apply(before);
    if (!samePointers(before, after)) {
      versions.insert(tenant, after);
    }
  }

  Optional<ContractVersion> newest(TenantId tenant) {
    return versions.newest(tenant);
  }

  /// The client's own date now.
  LocalDate today(TenantId tenant) {
    return directory
        .profile(tenant)
        .map(profile -> LocalDate.ofInstant(clock.instant(), profile.zone()))
        .orElseThrow();
  }

  private static ContractVersion empty(LocalDate validFrom) {
    return new ContractVersion(0, validFrom, Map.of(), Map.of(), Map.of(), null);
  }

  private static boolean samePointers(ContractVersion a, ContractVersion b) {
    return a.calendars().equals(b.calendars())
        && a.workTypes().equals(b.workTypes())
        && a.serviceLevels().equals(b.serviceLevels())
        && Objects.equals(a.rateCard(), b.rateCard());
  }
}
