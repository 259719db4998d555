package io.trastienda.ui.shell;

/// One line of the sheet of keys: what to press, and what it does.
///
/// @param keys the keys as people read them, such as `Alt N`
/// @param words message key of what they do
/// @param single whether it is a key without Ctrl or Alt, which the reader may switch off
public record KeyHint(String keys, String words, boolean single) {

  /// A key with Ctrl or Alt, or one that belongs to a field or list anyway.
  ///
  /// @param keys the keys as people read them
  /// @param words message key of what they do
  /// @return a hint
  public static KeyHint of(String keys, String words) {
    return new KeyHint(keys, words, false);
  }

  /// A key without Ctrl or Alt.
  ///
  /// @param keys the key as people read it
  /// @param words message key of what it does
  /// @return a hint
  public static KeyHint single(String keys, String words) {
    return new KeyHint(keys, words, true);
  }
}
