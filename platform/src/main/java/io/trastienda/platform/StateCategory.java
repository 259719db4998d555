package io.trastienda.platform;

/// The four kinds of state that every work type's own states fall into.
///
/// Entering {@link #CLOSED} is a completion (unless the case is cancelled), leaving it a reopening.
public enum StateCategory {
  /// Waits for an agent.
  OPEN,
  /// An agent works on it.
  IN_PROGRESS,
  /// Parked: waits for somebody or something else.
  WAITING,
  /// Has an outcome, or was cancelled.
  CLOSED
}
