package io.trastienda.tenantadmin.clients;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client's contract says at one time: a set of pointers to published versions.
///
/// @param version its number, from 1
/// @param validFrom the first day it holds, in the client's zone
/// @param calendars version per key of a calendar
/// @param workTypes version per key of a work type
/// @param serviceLevels version per key of a service level
/// @param rateCard version of the rate card, null before there is one
public record ContractVersion(
    int version,
    LocalDate validFrom,
    Map<String, Integer> calendars,
    Map<String, Integer> workTypes,
    Map<String, Integer> serviceLevels,
    @Nullable Integer rateCard) {

  /// Copies the maps.
  public ContractVersion {
    calendars = Map.copyOf(calendars);
    workTypes = Map.copyOf(workTypes);
    serviceLevels = Map.copyOf(serviceLevels);
  }

  /// The next version, which points to another version of one calendar.
  ContractVersion withCalendar(LocalDate from, String key, int published) {
    return new ContractVersion(
        version + 1, from, with(calendars, key, published), workTypes, serviceLevels, rateCard);
  }

  /// The next version, which points to another version of one work type.
  ContractVersion withWorkType(LocalDate from, String key, int published) {
    return new ContractVersion(
        version + 1, from, calendars, with(workTypes, key, published), serviceLevels, rateCard);
  }

  /// The next version, which points to another version of one service level.
  ContractVersion withServiceLevel(LocalDate from, String key, int published) {
    return new ContractVersion(
        version + 1, from, calendars, workTypes, with(serviceLevels, key, published), rateCard);
  }

  /// The next version, which points to another rate card.
  ContractVersion withRateCard(LocalDate from, int published) {
    return new ContractVersion(version + 1, from, calendars, workTypes, serviceLevels, published);
  }

  private static Map<String, Integer> with(Map<String, Integer> known, String key, int version) {
    Map<String, Integer> next = new HashMap<>(known);
    next.put(key, version);
    return next;
  }
}
