package io.trastienda.analytics.kpi;

import io.trastienda.platform.CaseId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cases behind a number, in pages.
///
/// @param rows the rows of this page
/// @param total how many there are: the number's own numerator or denominator
public record KpiCases(List<Row> rows, long total) {

  /// Copies the list.
  public KpiCases {
    rows = List.copyOf(rows);
  }

  /// One case, or one of its completions.
  ///
  /// @param caseId the case
  /// @param reference our reference
  /// @param at when it counts: received, completed, due …
  /// @param completion the completion's number, 0 if the number counts none
  /// @param value what it adds to the number: its seconds, 1 for a count
  /// @param counts whether it is in the numerator, for a share; null if there is no such question
  public record Row(
      CaseId caseId,
      String reference,
      Instant at,
      int completion,
      BigDecimal value,
      @Nullable Boolean counts) {}
}
