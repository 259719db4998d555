package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// A case cannot go from the state it is in to the one asked for.
public final class WrongMove extends Refusal {

  WrongMove(String reference, String from, String to) {
    super(
        Kind.CONFLICT,
        "cases.wrong-move",
        "case " + reference + " cannot go from '" + from + "' to '" + to + "'",
        Map.of("reference", reference, "from", from, "to", to));
  }
}
