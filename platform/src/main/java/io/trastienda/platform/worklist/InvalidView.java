package io.trastienda.platform.worklist;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// What is to be saved is no view.
public final class InvalidView extends Refusal {

  InvalidView(Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "worklist.invalid-view",
        thing + " must be " + rule + ", but is " + value,
        Map.of("thing", thing, "rule", rule, "value", String.valueOf(value)));
  }
}
