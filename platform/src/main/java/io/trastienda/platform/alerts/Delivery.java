package io.trastienda.platform.alerts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One mail on its way.
///
/// @param id its number
/// @param name whom it is for
/// @param email the address
/// @param notices how much it tells
/// @param state where it stands
/// @param tries how often it was tried
/// @param createdAt since when it waits
/// @param nextAt when it is tried next, null once sent or given up
/// @param error what the last failed try met, null if none failed
public record Delivery(
    long id,
    String name,
    String email,
    int notices,
    State state,
    int tries,
    Instant createdAt,
    @Nullable Instant nextAt,
    @Nullable String error) {

  /// Where a mail stands.
  public enum State {
    /// It is tried, or tried again.
    WAITING,
    /// The server took it.
    SENT,
    /// It was given up.
    DEAD
  }
}
