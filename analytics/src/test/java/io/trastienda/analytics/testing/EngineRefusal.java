package io.trastienda.analytics.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement that the engine, or the endpoint before it, refuses; becomes an HTTP error.
final class EngineRefusal extends RuntimeException {
  /// ClickHouse's number for text that is no statement this door accepts.
  static final int SYNTAX_ERROR = 62;

  /// ClickHouse's number for an argument it cannot use.
  static final int BAD_ARGUMENTS = 36;

  private static final int UNKNOWN_EXCEPTION = 1002;
  private static final Pattern CODE = Pattern.compile("^Code: (\\d+)\\.");

  private final int code;

  private EngineRefusal(int code, String message) {
    super(message);
    this.code = code;
  }

  /// A refusal of the endpoint itself, in the form in which the engine words its own.
  static EngineRefusal of(int code, String message) {
    return new EngineRefusal(code, "Code: " + code + ". DB::Exception: " + message);
  }

  /// The engine's refusal; its number is read from the head of its message.
  static EngineRefusal ofEngine(String message) {
    Matcher matcher = CODE.matcher(message);
    return new EngineRefusal(
        matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN_EXCEPTION, message);
  }

  /// ClickHouse's error number, more than 0.
  int code() {
    return code;
  }
}
