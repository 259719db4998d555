package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Another case of the client already has the client's own reference.
public final class ReferenceTaken extends Refusal {

  ReferenceTaken(String clientReference) {
    super(
        Kind.CONFLICT,
        "cases.reference-taken",
        "another case already has the client's reference '" + clientReference + "'",
        Map.of("reference", clientReference));
  }
}
