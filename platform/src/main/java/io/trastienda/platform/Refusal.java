package io.trastienda.platform;

import java.util.Map;

/// The caller asked for something that a rule forbids, and can do something about it.
///
/// Its message is English and names thing, rule and value; its key and arguments let a screen say
/// the same in the reader's language. Everything that is not a refusal is a defect.
public abstract class Refusal extends RuntimeException {

  /// Whose fault it is and what may help, in the words of HTTP.
  public enum Kind {
    /// There is no such thing, or not for this caller: 404.
    NOT_FOUND,
    /// The caller may see the thing but not do this: 403.
    FORBIDDEN,
    /// The thing has moved on since the caller looked: 409.
    CONFLICT,
    /// What was sent breaks a rule: 422.
    INVALID,
    /// Too often, try later: 429.
    TOO_MANY,
    /// A part of the system does not answer, try later: 503.
    UNAVAILABLE
  }

  private final Kind kind;
  private final String key;
  private final transient Map<String, Object> arguments;

  /// Makes a refusal.
  ///
  /// @param kind what sort of refusal
  /// @param key the key of its text in the `refusals` bundle, such as `case.no-such-case`
  /// @param message the same in English: thing, rule, value; no full stop, no personal data
  /// @param arguments the values that the text names, by name
  protected Refusal(Kind kind, String key, String message, Map<String, Object> arguments) {
    super(message);
    this.kind = kind;
    this.key = key;
    this.arguments = Map.copyOf(arguments);
  }

  /// Gives the sort of refusal.
  public Kind kind() {
    return kind;
  }

  /// Gives the key of the text in the `refusals` bundle.
  public String key() {
    return key;
  }

  /// Gives the values that the text names, by name.
  public Map<String, Object> arguments() {
    return arguments;
  }
}
