package io.trastienda.platform.macros;

import io.trastienda.platform.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A text names a variable that no case has.
public final class UnknownVariable extends Refusal {

  UnknownVariable(String variable, Collection<String> known) {
    super(
        Kind.INVALID,
        "macros.unknown-variable",
        "variable {" + variable + "} must be one of " + String.join(", ", known),
        Map.of("variable", variable, "known", List.copyOf(known)));
  }
}
