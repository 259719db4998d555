package io.trastienda.tenantadmin.billing;

import java.util.List;
import java.util.Map;

/// Why one task costs what it costs, step by step.
///
/// @param task the task
/// @param statementLine key of the line it is on
/// @param steps the steps in order; the last gives the billed amount
public record PriceTrace(BilledTask task, String statementLine, List<Step> steps) {

  /// Copies the list.
  public PriceTrace {
    steps = List.copyOf(steps);
  }

  /// One step in words: a message key and the values it names, so that every language can say it.
  ///
  /// @param key `billing.step.completed`, `billing.step.card`, `billing.step.price`, …
  /// @param values the values, by name: dates as ISO text, amounts as plain decimal text
  public record Step(String key, Map<String, String> values) {

    /// Copies the map.
    public Step {
      values = Map.copyOf(values);
    }
  }
}
