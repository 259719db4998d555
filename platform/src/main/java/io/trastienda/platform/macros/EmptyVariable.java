package io.trastienda.platform.macros;

import io.trastienda.platform.Refusal;
import java.util.List;
import java.util.Map;

/// A macro would write a text of which a variable has no value in this case.
public final class EmptyVariable extends Refusal {

  EmptyVariable(List<String> variables) {
    super(
        Kind.INVALID,
        "macros.empty-variable",
        "the case must have a value for each variable, but has none for "
            + String.join(", ", variables),
        Map.of("variables", List.copyOf(variables)));
  }
}
