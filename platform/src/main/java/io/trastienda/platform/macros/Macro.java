package io.trastienda.platform.macros;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A named list of steps that people take again and again on a case.
///
/// @param number its number, 0 before it is kept
/// @param name what it does, 1 to 80 characters, one of its kind
/// @param workTypes keys of the work types for whose cases it is offered
/// @param steps what it does, in order, 1 to 20
/// @param used how often it was applied
/// @param version counts its changes, from 1; 0 before it is kept
/// @param changedAt when it was changed last
public record Macro(
    long number,
    String name,
    Set<String> workTypes,
    List<MacroStep> steps,
    long used,
    int version,
    Instant changedAt) {

  /// Copies the collections.
  public Macro {
    workTypes = java.util.Collections.unmodifiableSet(new TreeSet<>(workTypes));
    steps = List.copyOf(steps);
  }

  /// A macro that is not kept yet.
  public static Macro fresh(String name, Set<String> workTypes, List<MacroStep> steps) {
    return new Macro(0, name, workTypes, steps, 0, 0, Instant.EPOCH);
  }
}
