package io.trastienda.platform.worklist;

/// What a work list shows of a case beside its title and reference.
public enum ViewColumn {
  /// Whose it is.
  CLIENT,
  /// How much it matters.
  PRIORITY,
  /// In which queue it waits.
  QUEUE,
  /// How long it has been open.
  AGE,
  /// How much of its time is left.
  LEVEL,
  /// Who holds it.
  HOLDER
}
