package io.trastienda.ui.api;

import io.trastienda.tenantadmin.billing.Statement;
import java.time.Instant;
import java.util.List;

/// One month's statement as JSON, decimals as strings.
///
/// @param tenant slug of the client
/// @param month yyyy-MM
/// @param asOf up to when work is in it
/// @param currency what amounts are in
/// @param lines the lines
/// @param total their sum
/// @param tasks how many completions are in it
/// @param unpriced completions without a price
record StatementAnswer(
    String tenant,
    String month,
    Instant asOf,
    String currency,
    List<Line> lines,
    String total,
    long tasks,
    long unpriced) {

  /// One line.
  ///
  /// @param key names the line within the statement
  /// @param workType key of the work type
  /// @param priority 1 to 4
  /// @param rateCardVersion which version gives the price
  /// @param tasks how many tasks
  /// @param quantity how many units they count
  /// @param unitPrice price of one unit
  /// @param amount quantity times price, rounded once
  record Line(
      String key,
      String workType,
      int priority,
      int rateCardVersion,
      long tasks,
      String quantity,
      String unitPrice,
      String amount) {}

  static StatementAnswer of(String slug, Statement statement) {
    return new StatementAnswer(
        slug,
        statement.month().toString(),
        statement.asOf(),
        statement.total().currency().getCurrencyCode(),
        statement.lines().stream()
            .map(line ->
                new Line(
                    line.key(),
                    line.workType(),
                    line.priority(),
                    line.rateCardVersion(),
                    line.tasks(),
                    line.quantity().toPlainString(),
                    line.unitPrice().toPlainString(),
                    line.amount().amount().toPlainString()))
            .toList(),
        statement.total().amount().toPlainString(),
        statement.tasks(),
        statement.unpriced());
  }
}
