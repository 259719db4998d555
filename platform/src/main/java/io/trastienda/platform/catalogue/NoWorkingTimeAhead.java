package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;

/// A due date that cannot be found: no working time for ten years, or a span out of range.
public final class NoWorkingTimeAhead extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  NoWorkingTimeAhead(Phrase thing, Phrase rule, Object value) {
    super("catalogue.no-working-time-ahead", thing, rule, value);
  }
}
