package io.trastienda.platform.cases;

import java.util.Map;
import java.util.Set;

/// What a part of a case takes with it when it becomes a case of its own.
///
/// @param workType key of the part's work type
/// @param title what the part is about, 1 to 200 characters
/// @param priority 1 highest to 4
/// @param fields keys of the fields whose values are copied; both work types must have them
/// @param lines which lines of tables move over, by the field's key; from 0. They leave the parent
/// @param documents numbers of the parent's documents that are copied
/// @param billable whether completions of the part are priced by themselves; if not, they are
///   metered and cost nothing, as the parent's price covers them
public record SplitOff(
    String workType,
    String title,
    int priority,
    Set<String> fields,
    Map<String, Set<Integer>> lines,
    Set<Long> documents,
    boolean billable) {

  /// Copies the collections.
  public SplitOff {
    fields = Set.copyOf(fields);
    lines = Map.copyOf(lines);
    documents = Set.copyOf(documents);
  }
}
