package io.trastienda.platform.macros;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// The client has no such macro or text block.
public final class NoSuchMacro extends Refusal {

  NoSuchMacro(Object name) {
    super(
        Kind.NOT_FOUND,
        "macros.no-such-macro",
        "there is no macro or text block " + name,
        Map.of("name", String.valueOf(name)));
  }
}
