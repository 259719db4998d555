package io.trastienda.platform.macros;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;
import java.util.Objects;

/// A macro was refused as a whole, because one of its steps is not possible; nothing was changed.
public final class MacroRefused extends Refusal {

  private final int step;

  MacroRefused(String name, int step, Refusal cause) {
    super(
        cause.kind(),
        "macros.refused",
        "macro "
            + name
            + " must be possible as a whole, but step "
            + step
            + " is refused: "
            + cause.getMessage(),
        Map.of(
            "name",
            name,
            "step",
            step,
            "reason",
            new Phrase(
                cause.key(),
                cause.arguments(),
                Objects.requireNonNullElse(cause.getMessage(), cause.key()))));
    this.step = step;
    initCause(cause);
  }

  /// Gives the place of the step, from 1.
  public int step() {
    return step;
  }
}
