package io.trastienda.analytics.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row of an answer; columns go by their names in the question.
public interface Answer {

  /// Says whether the column has no value.
  boolean missing(String column);

  /// Gives a whole number.
  ///
  /// @throws IllegalStateException if it is missing
  long whole(String column);

  /// Gives a number exactly as ClickHouse wrote it, null if it is missing or not a number (`nan` is
  /// how ClickHouse says that there is nothing to average).
  @Nullable BigDecimal decimal(String column);

  /// Gives a text, null if it is missing.
  @Nullable String text(String column);

  /// Gives a moment, null if it is missing.
  @Nullable Instant instant(String column);

  /// Gives a day, null if it is missing.
  @Nullable LocalDate day(String column);
}
