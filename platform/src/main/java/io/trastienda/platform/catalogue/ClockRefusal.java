package io.trastienda.platform.catalogue;

/// A calendar, a service level or a move of a case clock that breaks a rule; names the thing, the
/// rule and the value, so that whoever sent it can mend it.
public abstract sealed class ClockRefusal extends IllegalArgumentException
    permits CalendarWithoutWorkingTime,
        HoursRefused,
        NoWorkingTimeAhead,
        ServiceLevelRefused,
        ClockMoveRefused {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String thing;
  private final String rule;
  private final String value;

  ClockRefusal(String key, String thing, String rule, String value) {
    super("%s %s, but is %s".formatted(thing, rule, value));
    this.key = key;
    this.thing = thing;
    this.rule = rule;
    this.value = value;
  }

  /// The key of the refusal's text, such as `catalogue.hours-refused`.
  public String key() {
    return key;
  }

  /// What was refused, such as "hours on MONDAY".
  public String thing() {
    return thing;
  }

  /// The rule it breaks, such as "must not overlap".
  public String rule() {
    return rule;
  }

  /// The value that breaks the rule.
  public String value() {
    return value;
  }
}
