package io.trastienda.ui.api;

import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One case as JSON, with its timeline.
///
/// @param summary its row
/// @param customer the client's number for its customer, null if unknown
/// @param channel how it came in, null if unknown
/// @param fields its fields
/// @param imported columns of the imported log
/// @param consumedSeconds business seconds used, without pauses
/// @param targetSeconds business seconds promised, null without a promise
/// @param completions how often it was completed
/// @param timeline its steps, oldest first
record CaseAnswer(
    CasesAnswer.Row summary,
    @Nullable String customer,
    @Nullable String channel,
    SortedMap<String, String> fields,
    SortedMap<String, String> imported,
    long consumedSeconds,
    @Nullable Long targetSeconds,
    int completions,
    List<Entry> timeline) {

  /// One step.
  ///
  /// @param sequence its place, from 1; 0 for a note
  /// @param kind opened, started, parked, resumed, completed, reopened, cancelled, moved, updated
  /// @param at when it happened
  /// @param who who did it, null for the system
  /// @param state key of the state after it
  /// @param queue key of the queue after it
  /// @param outcome key of the outcome, null if it completes nothing
  /// @param reason why, null if it needs none
  /// @param text what a note says
  record Entry(
      int sequence,
      String kind,
      Instant at,
      @Nullable String who,
      @Nullable String state,
      @Nullable String queue,
      @Nullable String outcome,
      @Nullable String reason,
      @Nullable String text) {

    static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.sequence(),
          entry.kind().toLowerCase(Locale.ROOT),
          entry.at(),
          entry.who(),
          entry.state(),
          entry.queue(),
          entry.outcome(),
          entry.reason(),
          entry.text());
    }
  }

  static CaseAnswer of(CaseDetail detail) {
    return new CaseAnswer(
        CasesAnswer.Row.of(detail.summary()),
        detail.customer(),
        detail.channel(),
        sorted(detail.fields()),
        sorted(detail.imported()),
        detail.consumedSeconds(),
        detail.targetSeconds(),
        detail.completions(),
        detail.timeline().stream().map(Entry::of).toList());
  }

  private static SortedMap<String, String> sorted(Map<String, String> fields) {
    return new TreeMap<>(fields);
  }
}
