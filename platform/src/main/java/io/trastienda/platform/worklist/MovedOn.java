package io.trastienda.platform.worklist;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Something happened to the case since, so that it is left as it is.
public final class MovedOn extends Refusal {

  MovedOn(String reference) {
    super(
        Kind.CONFLICT,
        "worklist.moved-on",
        "case " + reference + " must be as the list left it, but was changed since",
        Map.of("reference", reference));
  }
}
