package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;

/// A move that the clock's phase does not allow, such as pausing twice.
public final class ClockMoveRefused extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  ClockMoveRefused(Phrase thing, Phrase rule, Object value) {
    super("catalogue.clock-move-refused", thing, rule, value);
  }
}
