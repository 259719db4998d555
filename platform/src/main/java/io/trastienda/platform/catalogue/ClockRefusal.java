package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A calendar, a service level or a move of a case clock that breaks a rule; names the thing, the
/// rule and the value, so that whoever sent it can mend it.
public abstract sealed class ClockRefusal extends Refusal
    permits CalendarWithoutWorkingTime,
        HoursRefused,
        NoWorkingTimeAhead,
        ServiceLevelRefused,
        ClockMoveRefused {

  private static final long serialVersionUID = 1L;

  ClockRefusal(String key, Phrase thing, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        key,
        "%s %s, but is %s".formatted(thing, rule, value),
        Map.of("thing", thing, "rule", rule, "value", value));
  }

  /// What was refused, such as "hours on MONDAY".
  public String thing() {
    return String.valueOf(arguments().get("thing"));
  }

  /// The rule it breaks, such as "must not overlap".
  public String rule() {
    return String.valueOf(arguments().get("rule"));
  }

  /// The value that breaks the rule.
  public String value() {
    return String.valueOf(arguments().get("value"));
  }
}
