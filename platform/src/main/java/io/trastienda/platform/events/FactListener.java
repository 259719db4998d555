package io.trastienda.platform.events;

/// Hears facts in the sender's thread and transaction, and answers by writing rows of its own room.
///
/// A failure fails the sender. Slow work starts from the listener's row, never here.
public interface FactListener {

  /// Hears one fact, after it was written to the outbox.
  void on(Fact fact);
}
