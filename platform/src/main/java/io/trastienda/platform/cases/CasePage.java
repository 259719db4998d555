package io.trastienda.platform.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of cases.
///
/// @param cases the rows, at most as many as asked for
/// @param next the cursor of the next page, null after the last
public record CasePage(List<CaseSummary> cases, @Nullable String next) {

  /// Copies the list.
  public CasePage {
    cases = List.copyOf(cases);
  }
}
