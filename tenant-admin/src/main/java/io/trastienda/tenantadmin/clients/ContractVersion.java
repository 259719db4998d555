package io.trastienda.tenantadmin.clients;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client's contract says at one time: a set of pointers to published versions.
///
/// @param version its number, from 1
/// @param validFrom the first day it holds, in the client's zone
/// @param calendar version of the calendar, null before there is one
/// @param workTypes version per key of a work type
/// @param serviceLevels version per key of a service level
/// @param rateCard version of the rate card, null before there is one
public record ContractVersion(
    int version,
    LocalDate validFrom,
    @Nullable Integer calendar,
    Map<String, Integer> workTypes,
    Map<String, Integer> serviceLevels,
    @Nullable Integer rateCard) {

  /// Copies the maps.
  public ContractVersion {
    workTypes = Map.copyOf(workTypes);
    serviceLevels = Map.copyOf(serviceLevels);
  }
}
