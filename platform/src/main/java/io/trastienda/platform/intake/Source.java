package io.trastienda.platform.intake;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where one thing of a case comes from: a column of the file, or the same value in every row.
///
/// @param column name of the column, null for a fixed value
/// @param fixed the fixed value, null for a column
/// @param values what the file's values mean; empty: they are taken as they are
/// @param otherwise what all other values mean, null: they are refused
/// @param prefix what is put before the value
record Source(
    @Nullable String column,
    @Nullable String fixed,
    Map<String, String> values,
    @Nullable String otherwise,
    String prefix) {

  Source {
    values = Map.copyOf(values);
  }

  /// Says what a value of the file means, empty if the mapping does not know it.
  Optional<String> meaning(String value) {
    if (values.isEmpty()) {
      return Optional.of(prefix + value);
    }
    String meant = values.getOrDefault(value, otherwise);
    return Optional.ofNullable(meant).map(known -> prefix + known);
  }

  /// Names the values that the mapping knows, in order, at most twelve of them.
  String known() {
    return Listed.of(values.keySet());
  }
}
