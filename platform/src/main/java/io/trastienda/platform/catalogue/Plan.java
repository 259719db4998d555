package io.trastienda.platform.catalogue;

import java.util.OptionalLong;

/// What a case of one work type is worked by: the versions in force when it was opened.
///
/// @param workType the work type
/// @param workTypeVersion its version, from 1
/// @param calendar the calendar
/// @param calendarVersion its version, from 1
/// @param serviceLevel the service level
/// @param serviceLevelVersion its version, from 1
public record Plan(
    WorkType workType,
    int workTypeVersion,
    BusinessCalendar calendar,
    int calendarVersion,
    ServiceLevel serviceLevel,
    int serviceLevelVersion) {

  /// Gives the business seconds in which a case must be complete, empty without a promise.
  public OptionalLong target(int priority) {
    return serviceLevel.target(priority);
  }
}
