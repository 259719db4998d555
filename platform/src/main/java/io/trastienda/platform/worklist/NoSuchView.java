package io.trastienda.platform.worklist;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// There is no such view, or not for this reader.
public final class NoSuchView extends Refusal {

  NoSuchView(long id) {
    super(
        Kind.NOT_FOUND,
        "worklist.no-such-view",
        "saved view " + id + " must be one of the reader's, but is none",
        Map.of("view", id));
  }
}
