package io.trastienda.tenantadmin.billing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a statement's line is for; written `credit-note-p1-v2`, or `credit-note-p1-covered` for
/// tasks that another case's price covers.
///
/// @param workType key of the work type
/// @param priority 1 to 4
/// @param cardVersion the rate card version, from 1; 0 for tasks that are not priced
record LineKey(String workType, int priority, int cardVersion) {

  private static final Pattern TEXT =
      Pattern.compile("(.+)-p([1-4])-(?:covered|v([1-9][0-9]{0,8}))");

  /// Reads what {@link #text()} wrote; empty for anything else.
  static Optional<LineKey> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new LineKey(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /// Whether its tasks are not priced.
  boolean covered() {
    return cardVersion == 0;
  }

  String text() {
    return workType + "-p" + priority + (covered() ? "-covered" : "-v" + cardVersion);
  }
}
