package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What the tasks of one line cost together and each by itself. All of them have the same price for
/// a unit and each counts units of its own, so the part of one follows from three sums over the
/// line and its place among the remainders, without the others at hand.
///
/// Formula, in the currency's smallest unit: with tasks that count `q₁ … qₙ` units at price `p`,
/// the line is `p · Σ q` rounded once; each task has at least `⌊p · q⌋`, and the `line − Σ ⌊p · q⌋`
/// tasks with the largest remainders have one more, the earlier first among equals. That is the
/// largest remainder method of {@link Money#allocate}.
///
/// @param tasks how many tasks, from 1
/// @param quantity the units of all, from 0
/// @param least the sum of what each costs at least, cut down to the smallest unit
/// @param unitPrice the price of one unit, exact, its currency that of the client
record LineAmount(long tasks, BigDecimal quantity, BigDecimal least, Money unitPrice) {

  LineAmount {
    if (tasks < 1) {
      throw new IllegalArgumentException("tasks must be at least 1, but is " + tasks);
    }
  }

  /// What a task costs at least, of an exact share.
  static BigDecimal least(Money exact) {
    return exact.amount().setScale(exact.currency().getDefaultFractionDigits(), RoundingMode.FLOOR);
  }

  /// The line without rounding.
  Money exact() {
    return unitPrice.times(quantity);
  }

  /// The line as it is billed: rounded once.
  Money amount() {
    return exact().rounded();
  }

  /// What one task contributes to {@link #amount()}.
  ///
  /// @param counted the units of the task
  /// @param rank its place in the line by remainder, the largest first, then by completion time,
  ///   from 1
  Money part(BigDecimal counted, long rank) {
    if (rank < 1 || rank > tasks) {
      throw new IllegalArgumentException("rank must be 1 to " + tasks + ", but is " + rank);
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(digits());
    long missing = amount().amount().subtract(least).divideToIntegralValue(unit).longValueExact();
    BigDecimal part = least(unitPrice.times(counted));
    return new Money(rank <= missing ? part.add(unit) : part, unitPrice.currency());
  }

  private int digits() {
    return unitPrice.currency().getDefaultFractionDigits();
  }
}
