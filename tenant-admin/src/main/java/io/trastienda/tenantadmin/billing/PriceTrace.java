package io.trastienda.tenantadmin.billing;

import java.util.Collections;
import java.util.LinkedHashMap;
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
  /// The texts count the values in their order here, `{0}` is the first:
  /// - `billing.step.completed`: reference, workType, priority, outcome, completedAt
  /// - `billing.step.card`: version, validFrom
  /// - `billing.step.price.priority` or `billing.step.price.all`: unitPrice, currency, workType,
  ///   priority
  /// - `billing.step.quantity`, only where it counts other than one unit: units, unit, unitPrice,
  ///   exact, currency
  /// - `billing.step.line`: quantity, unitPrice, exact, rounded, currency; or
  ///   `billing.step.line.units` if the tasks count other than one unit each: these and units
  /// - `billing.step.unbilled`: reason, billed, currency; instead of all that follow the first
  /// - `billing.step.part`: position, quantity, billed, currency, difference
  ///
  /// @param key one of these
  /// @param values the values by name, in this order: dates and times as ISO text in the client's
  ///   zone, amounts as plain decimal text, keys of work types and outcomes as they are, an unknown
  ///   outcome as a dash
  public record Step(String key, Map<String, String> values) {

    /// Copies the map and keeps its order.
    public Step {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
