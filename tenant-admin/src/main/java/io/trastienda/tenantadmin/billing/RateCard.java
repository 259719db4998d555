package io.trastienda.tenantadmin.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a client's prices.
///
/// @param version its number, from 1; 0 before it is published
/// @param validFrom the first day it holds, in the client's zone
/// @param currency what the prices are in
/// @param prices the prices; the one that names the priority beats the one for all
public record RateCard(int version, LocalDate validFrom, Currency currency, List<Price> prices) {

  /// Copies the list.
  public RateCard {
    prices = List.copyOf(prices);
  }

  /// The price of one completion.
  ///
  /// @param workType key of the work type
  /// @param priority 1 to 4, null for every priority without a price of its own
  /// @param unitPrice not below 0, up to 9 digits after the point
  public record Price(String workType, @Nullable Integer priority, BigDecimal unitPrice) {}
}
