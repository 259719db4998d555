package io.trastienda.platform.catalogue;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where a client's work types, calendars and service levels are published and read.
///
/// A published version never changes; publishing again makes the next one.
@Service
public class CatalogueDesk {

  CatalogueDesk() {}

  /// Publishes the next version of a work type and ties it to a service level and a calendar.
  ///
  /// @param serviceLevel key of a service level that the client has
  /// @param calendar key of a calendar that the client has
  /// @return the version, from 1; the same as before if nothing changed
  /// @throws NoSuchEntry if level or calendar is unknown
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, WorkType type, String serviceLevel, String calendar) {
    throw new UnsupportedOperationException();
  }

  /// Publishes the next version of a calendar.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, String key, BusinessCalendar calendar) {
    throw new UnsupportedOperationException();
  }

  /// Publishes the next version of a service level.
  @Allowed({Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, ServiceLevel level) {
    throw new UnsupportedOperationException();
  }

  /// Gives the newest version of every work type, by name.
  @Allowed(everyone = true)
  public List<WorkType> workTypes(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  /// Gives what new cases of a work type are worked by today.
  ///
  /// @throws NoSuchEntry if the client has no such work type
  @Allowed(everyone = true)
  public Plan plan(TenantId tenant, String workType) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }
}
