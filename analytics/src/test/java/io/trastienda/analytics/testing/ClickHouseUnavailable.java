package io.trastienda.analytics.testing;

import org.jspecify.annotations.Nullable;

/// No ClickHouse can be had here. The message is one sentence for people: what is missing and what
/// to do. The product starts without reports then.
public final class ClickHouseUnavailable extends Exception {
  /// Says why, in one sentence without a full stop.
  public ClickHouseUnavailable(String message) {
    super(message);
  }

  /// Says why, in one sentence without a full stop, and what went wrong underneath.
  public ClickHouseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
