package io.trastienda.platform.cases;

/// What one case is to another of the same client.
public enum Relation {
  /// They have to do with each other; the other way round it is the same.
  RELATES_TO,
  /// The other should not go on before this one is done.
  BLOCKS,
  /// It asks for what the other asks for.
  DUPLICATE_OF,
  /// The other is a part of it. A case is part of one other at most.
  PARENT_OF,
  /// It ended, and what it asked for is done in the other. Only merging makes it, nothing ends it.
  MERGED_INTO;

  /// Whether a chain of it must not come back to where it began.
  boolean ordered() {
    return this != RELATES_TO;
  }
}
