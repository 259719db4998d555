package io.trastienda.platform.catalogue;

/// Opening hours that end before they begin, overlap, or are finer than a second.
public final class HoursRefused extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  HoursRefused(String thing, String rule, String value) {
    super("catalogue.hours-refused", thing, rule, value);
  }
}
