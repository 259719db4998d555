package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;

/// Opening hours that end before they begin, overlap, or are finer than a second.
public final class HoursRefused extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  HoursRefused(Phrase thing, Phrase rule, Object value) {
    super("catalogue.hours-refused", thing, rule, value);
  }
}
