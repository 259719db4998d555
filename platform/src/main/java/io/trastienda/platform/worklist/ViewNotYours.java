package io.trastienda.platform.worklist;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The reader sees the view and may not change it.
public final class ViewNotYours extends Refusal {

  ViewNotYours(String name) {
    super(
        Kind.FORBIDDEN,
        "worklist.view-not-yours",
        "view "
            + name
            + " must be changed by its owner or a coordinator, but the caller is neither",
        Map.of("name", name));
  }
}
