package io.trastienda.platform.macros;

import io.trastienda.platform.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a macro would do to a case now.
///
/// @param macro the macro
/// @param steps its steps with the case's values in the place of variables, as far as they are
///   possible
/// @param refusal why the step after those is not possible, null if all of them are
public record MacroPreview(Macro macro, List<MacroStep> steps, @Nullable Refusal refusal) {

  /// Copies the list.
  public MacroPreview {
    steps = List.copyOf(steps);
  }
}
