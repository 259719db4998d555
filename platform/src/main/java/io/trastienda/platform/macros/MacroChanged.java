package io.trastienda.platform.macros;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// Somebody else changed a macro or text block since the caller looked.
public final class MacroChanged extends Refusal {

  MacroChanged(String name) {
    super(
        Kind.CONFLICT,
        "macros.changed",
        "macro or text block " + name + " must be as it was seen, but somebody changed it",
        Map.of("name", name));
  }
}
