package io.trastienda.platform.catalogue;

/// A move that the clock's phase does not allow, such as pausing twice.
public final class ClockMoveRefused extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  ClockMoveRefused(String thing, String rule, String value) {
    super("catalogue.clock-move-refused", thing, rule, value);
  }
}
