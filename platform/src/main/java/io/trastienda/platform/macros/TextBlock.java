package io.trastienda.platform.macros;

import java.time.Instant;

/// A text that people write again and again, with variables such as `{customer}`.
///
/// @param number its number, 0 before it is kept
/// @param shortcut what is typed after `::` to find it, 1 to 30 of a-z, 0-9 and `-`, one of its
///   kind
/// @param title what it is for, 1 to 100 characters
/// @param wording what it says, at most 4,000 characters in each language
/// @param used how often it was inserted
/// @param version counts its changes, from 1; 0 before it is kept
/// @param changedAt when it was changed last
public record TextBlock(
    long number,
    String shortcut,
    String title,
    Wording wording,
    long used,
    int version,
    Instant changedAt) {

  /// A text that is not kept yet.
  public static TextBlock fresh(String shortcut, String title, Wording wording) {
    return new TextBlock(0, shortcut, title, wording, 0, 0, Instant.EPOCH);
  }
}
