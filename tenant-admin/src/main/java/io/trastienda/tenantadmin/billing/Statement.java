package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/// What one month of a client's work costs, as far as it is done.
///
/// @param month the month, in the client's zone
/// @param asOf up to when work is in it
/// @param lines one per work type, priority and price, by work type then priority
/// @param total the sum of the lines
/// @param tasks how many completions are in it
/// @param unpriced completions without a price in the rate card: shown, never guessed
public record Statement(
    YearMonth month, Instant asOf, List<Line> lines, Money total, long tasks, long unpriced) {

  /// Copies the list.
  public Statement {
    lines = List.copyOf(lines);
  }

  /// One line: so many tasks at one price.
  ///
  /// @param key names the line within its statement, fit for an address
  /// @param workType key of the work type
  /// @param priority 1 to 4
  /// @param rateCardVersion the rate card version that gives the price; 0 for parts of other cases,
  ///   whose prices cover them: they are counted and cost nothing
  /// @param tasks how many tasks
  /// @param quantity how many units they count together; as many as tasks where the work type
  ///   counts cases
  /// @param unitPrice price of one unit, exact
  /// @param amount quantity times price, rounded once; the tasks' parts add up to it to the cent
  public record Line(
      String key,
      String workType,
      int priority,
      int rateCardVersion,
      long tasks,
      BigDecimal quantity,
      BigDecimal unitPrice,
      Money amount) {}
}
