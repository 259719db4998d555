package io.trastienda.platform.dispatch;

/// What an agent says to be doing.
public enum Presence {
  /// Takes work.
  ON_QUEUE,
  /// Rests.
  BREAK,
  /// Learns.
  TRAINING,
  /// Is in a meeting.
  MEETING,
  /// Not there.
  OFF
}
