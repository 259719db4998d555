package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Who made a case ready may not check it.
public final class SamePerson extends Refusal {

  SamePerson(String reference) {
    super(
        Kind.FORBIDDEN,
        "cases.same-person",
        "case " + reference + " must be checked by another person than the one who made it ready",
        Map.of("reference", reference));
  }
}
