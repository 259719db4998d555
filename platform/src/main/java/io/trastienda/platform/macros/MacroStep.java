package io.trastienda.platform.macros;

/// One thing that a macro does to a case, by the same verb as an agent by hand.
///
/// @param kind what it does
/// @param key to what: see {@link Kind}
/// @param value with what: see {@link Kind}
public record MacroStep(Kind kind, String key, String value) {

  /// What a step does.
  public enum Kind {
    /// Gives the field `key` the `value`, in which variables are filled.
    FIELD,
    /// Ticks the checklist item `key`, with the words `value` as evidence if it asks for some.
    TICK,
    /// Adds the note `value`, in which variables are filled.
    NOTE,
    /// Adds the text block with the shortcut `key` as a note, in the language `value`.
    TEXT,
    /// Gives the case the priority `key`, 1 to 4.
    PRIORITY,
    /// Moves the case to the state `key`, for the reason `value` if the move asks for one.
    MOVE,
    /// Parks the case for the reason `key`, to come back after `value` hours if it is not empty.
    PARK,
    /// Completes the case with the outcome `key`.
    COMPLETE;

    /// Says whether the case leaves the agent's hand with it, so that nothing can follow.
    public boolean last() {
      return this == PARK || this == COMPLETE;
    }
  }
}
