package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
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
  private final TenantDirectory directory;
  private final Clock clock;

  Contracts(ContractVersions versions, TenantDirectory directory, Clock clock) {
    this.versions = versions;
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
    next(
        tenant,
        validFrom,
        before ->
            new ContractVersion(
                before.version() + 1,
                validFrom,
                before.calendar(),
                before.workTypes(),
                before.serviceLevels(),
                rateCard));
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
    return new ContractVersion(0, validFrom, null, Map.of(), Map.of(), null);
  }

  private static boolean samePointers(ContractVersion a, ContractVersion b) {
    return Objects.equals(a.calendar(), b.calendar())
        && a.workTypes().equals(b.workTypes())
        && a.serviceLevels().equals(b.serviceLevels())
        && Objects.equals(a.rateCard(), b.rateCard());
  }
}
