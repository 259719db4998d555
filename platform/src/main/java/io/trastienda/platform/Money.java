package io.trastienda.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/// An exact amount in one currency. Never a float; rounded in one place only, {@link #rounded()}.
///
/// @param amount the amount, any scale
/// @param currency its currency
public record Money(BigDecimal amount, Currency currency) {

  /// Gives nothing, in a currency.
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /// Adds an amount of the same currency.
  ///
  /// @throws IllegalArgumentException if the currencies differ
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "currency must be " + currency + ", but is " + other.currency);
    }
    return new Money(amount.add(other.amount), currency);
  }

  /// Multiplies by a quantity without rounding.
  public Money times(BigDecimal quantity) {
    return new Money(amount.multiply(quantity), currency);
  }

  /// Rounds to the currency's smallest unit, half up. The only rounding of money in the product.
  public Money rounded() {
    return new Money(
        amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
  }

  /// Splits this amount over exact shares so that the parts, each in the smallest unit, add up to
  /// {@link #rounded()} of it: every share is cut down to the unit and the missing units go to the
  /// largest remainders, the earlier share first among equals (largest remainder method).
  ///
  /// @param shares exact amounts whose sum is this amount, in the order that breaks ties
  /// @return as many parts as shares, in their order; empty for no shares
  public List<Money> allocate(List<BigDecimal> shares) {
    int digits = currency.getDefaultFractionDigits();
    List<BigDecimal> parts = new ArrayList<>(shares.size());
    List<BigDecimal> remainders = new ArrayList<>(shares.size());
    BigDecimal given = BigDecimal.ZERO;
    for (BigDecimal share : shares) {
      BigDecimal part = share.setScale(digits, RoundingMode.FLOOR);
      parts.add(part);
      remainders.add(share.subtract(part));
      given = given.add(part);
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(digits);
    int missing = rounded().amount.subtract(given).divideToIntegralValue(unit).intValueExact();
    if (missing < 0 || missing > shares.size()) {
      throw new IllegalArgumentException(
          "shares must add up to " + amount.toPlainString() + ", but leave " + missing + " units");
    }
    IntStream.range(0, shares.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(missing)
        .forEach(i -> parts.set(i, parts.get(i).add(unit)));
    return parts.stream().map(part -> new Money(part, currency)).toList();
  }
}
