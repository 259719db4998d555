package io.trastienda.platform.worklist;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Somebody else changed the view since the caller looked.
public final class ViewChanged extends Refusal {

  ViewChanged(String name) {
    super(
        Kind.CONFLICT,
        "worklist.view-changed",
        "view " + name + " must be as the caller saw it, but was changed since",
        Map.of("name", name));
  }
}
