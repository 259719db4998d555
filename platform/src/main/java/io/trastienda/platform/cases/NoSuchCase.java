package io.trastienda.platform.cases;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// This client has no such case: a foreign reference and an unknown one are told alike.
public final class NoSuchCase extends Refusal {

  NoSuchCase(String reference) {
    super(
        Kind.NOT_FOUND,
        "cases.no-such-case",
        "there is no case " + reference,
        Map.of("reference", reference));
  }
}
