package io.trastienda.platform.intake;

/// What an import does with the rows it reads.
public enum ImportMode {
  /// Reads and checks everything, writes no case.
  DRY_RUN,
  /// Writes nothing unless every row is valid.
  ALL_OR_NOTHING,
  /// Writes the cases whose rows are all valid.
  VALID_CASES
}
