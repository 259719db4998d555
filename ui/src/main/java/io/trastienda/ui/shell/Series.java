package io.trastienda.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Values of one kind along the labels of a chart; an empty value is "no data" and leaves a gap.
///
/// @param name what the values are
/// @param values one for each label
public record Series(String name, List<OptionalDouble> values) {

  /// Copies the values.
  public Series {
    values = List.copyOf(values);
  }

  /// A series without gaps.
  ///
  /// @param name what the values are
  /// @param values one for each label
  /// @return a series
  public static Series of(String name, double... values) {
    List<OptionalDouble> list = new ArrayList<>();
    for (double value : values) {
      list.add(OptionalDouble.of(value));
    }
    return new Series(name, list);
  }
}
