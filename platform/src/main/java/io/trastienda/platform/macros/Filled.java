package io.trastienda.platform.macros;

import java.util.List;

/// A text with a case's values in the place of its variables.
///
/// @param text the text; a variable without a value keeps its braces
/// @param empty the variables for which the case has no value
public record Filled(String text, List<String> empty) {

  /// Copies the list.
  public Filled {
    empty = List.copyOf(empty);
  }
}
