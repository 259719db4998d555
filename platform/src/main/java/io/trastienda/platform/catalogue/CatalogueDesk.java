package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/// Where a client's work types, calendars and service levels are published and read.
///
/// A published version never changes; publishing again makes the next one.
@Service
public class CatalogueDesk {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  private final Versions versions;

  CatalogueDesk(Versions versions) {
    this.versions = versions;
  }

  /// Publishes the next version of a work type and ties it to a service level and a calendar.
  ///
  /// @param serviceLevel key of a service level that the client has
  /// @param calendar key of a calendar that the client has
  /// @return the version, from 1; the same as before if nothing changed
  /// @throws NoSuchEntry if level or calendar is unknown
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, WorkType type, String serviceLevel, String calendar) {
    return versions.publish(tenant, type, serviceLevel, calendar);
  }

  /// Publishes the next version of a calendar.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, String key, BusinessCalendar calendar) {
    requireKey(Phrase.of("calendar key"), key);
    return versions.publish(tenant, key, calendar);
  }

  /// Publishes the next version of a service level.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, ServiceLevel level) {
    requireKey(Phrase.of("service level key"), level.key());
    return versions.publish(tenant, level);
  }

  /// Gives the newest version of every work type, by name.
  @Allowed(value = Role.ADMINISTRATOR, everyone = true)
  public List<WorkType> workTypes(TenantId tenant) {
    return versions.newestTypes(tenant).stream()
        .map(Versions.TiedType::type)
        .sorted(Comparator.comparing((WorkType type) -> type.name().es()))
        .toList();
  }

  /// Gives what new cases of a work type are worked by today.
  ///
  /// @throws NoSuchEntry if the client has no such work type
  @Allowed(everyone = true)
  public Plan plan(TenantId tenant, String workType) {
    return versions.plan(tenant, workType);
  }

  /// Gives what a case is worked by, as its stored versions say.
  ///
  /// @throws NoSuchEntry if a version is unknown
  @Allowed(everyone = true)
  public Plan plan(
      TenantId tenant,
      String workType,
      int workTypeVersion,
      int calendarVersion,
      int serviceLevelVersion) {
    return versions
        .remembered(tenant, workType, workTypeVersion, calendarVersion, serviceLevelVersion)
        .orElseGet(() ->
            versions.plan(tenant, workType, workTypeVersion, calendarVersion, serviceLevelVersion));
  }

  private static void requireKey(Phrase thing, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new InvalidWorkType(thing, Phrase.of("1 to 60 letters, digits, '.', '_' and '-'"), key);
    }
  }
}
