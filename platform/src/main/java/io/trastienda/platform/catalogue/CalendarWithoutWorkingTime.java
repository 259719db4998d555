package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;

/// A calendar in which no weekday and no special day has working time: no due date would ever come.
public final class CalendarWithoutWorkingTime extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  CalendarWithoutWorkingTime(Phrase thing, Phrase rule, Object value) {
    super("catalogue.calendar-without-working-time", thing, rule, value);
  }
}
