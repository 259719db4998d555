package io.trastienda.platform.events;

/// A record that is no fact we know: of another type, or without a field that every fact has.
public final class UnreadableFact extends RuntimeException {

  UnreadableFact(String message, Throwable cause) {
    super(message, cause);
  }
}
