package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What the tasks of one line cost together and each by itself. All of them have the same price, so
/// the part of one follows from its place alone, without the others at hand.
///
/// Formula, in the currency's smallest unit: with `n` tasks at price `p`, the line is `p · n`
/// rounded once; each task has at least `⌊p⌋`, and the first `line − n · ⌊p⌋` tasks have one unit
/// more. That is the largest remainder method of {@link Money#allocate} for equal shares.
///
/// @param quantity how many tasks, from 1
/// @param unitPrice the price of one, exact, its currency that of the client
record LineAmount(long quantity, Money unitPrice) {

  LineAmount {
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity must be at least 1, but is " + quantity);
    }
  }

  /// The line without rounding.
  Money exact() {
    return unitPrice.times(BigDecimal.valueOf(quantity));
  }

  /// The line as it is billed: rounded once.
  Money amount() {
    return exact().rounded();
  }

  /// What one task contributes to {@link #amount()}.
  ///
  /// @param position its place in the line by completion time, from 1
  Money part(long position) {
    if (position < 1 || position > quantity) {
      throw new IllegalArgumentException(
          "position must be 1 to " + quantity + ", but is " + position);
    }
    int digits = unitPrice.currency().getDefaultFractionDigits();
    BigDecimal least = unitPrice.amount().setScale(digits, RoundingMode.FLOOR);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
    long missing =
        amount()
            .amount()
            .subtract(least.multiply(BigDecimal.valueOf(quantity)))
            .divideToIntegralValue(unit)
            .longValueExact();
    return new Money(position <= missing ? least.add(unit) : least, unitPrice.currency());
  }
}
