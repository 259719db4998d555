package io.trastienda.ui.api;

import io.trastienda.platform.cases.CasePage;
import io.trastienda.platform.cases.CaseSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One page of cases as JSON.
///
/// @param cases the rows
/// @param next the cursor of the next page, null after the last
record CasesAnswer(List<Row> cases, @Nullable String next) {

  /// One case.
  ///
  /// @param reference our reference
  /// @param clientReference the client's own, null for none
  /// @param title what it is about
  /// @param workType key of its work type
  /// @param state key of its state
  /// @param category open, in_progress, waiting or closed
  /// @param priority 1 highest to 4
  /// @param queue key of its queue, null for none
  /// @param agent code of the agent, null for nobody
  /// @param outcome key of its outcome, null while open
  /// @param openedAt when it was opened
  /// @param dueAt when it is due, null without a promise
  /// @param closedAt when it was last closed, null while open
  record Row(
      String reference,
      @Nullable String clientReference,
      String title,
      String workType,
      String state,
      String category,
      int priority,
      @Nullable String queue,
      @Nullable String agent,
      @Nullable String outcome,
      Instant openedAt,
      @Nullable Instant dueAt,
      @Nullable Instant closedAt) {

    static Row of(CaseSummary summary) {
      return new Row(
          summary.reference(),
          summary.clientReference(),
          summary.title(),
          summary.workType(),
          summary.state(),
          summary.category().name().toLowerCase(Locale.ROOT),
          summary.priority(),
          summary.queue(),
          summary.agent(),
          summary.outcome(),
          summary.openedAt(),
          summary.dueAt(),
          summary.closedAt());
    }
  }

  static CasesAnswer of(CasePage page) {
    return new CasesAnswer(page.cases().stream().map(Row::of).toList(), page.next());
  }
}
