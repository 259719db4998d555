package io.trastienda.platform.cases;

import io.trastienda.platform.catalogue.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything about one case that its screen shows.
///
/// @param summary its row
/// @param version counts its changes, from 0; sent back with a change
/// @param customer the client's number for its customer, null if unknown
/// @param channel how it came in, null if unknown
/// @param fields its fields as text, by field key
/// @param imported columns of an imported log that are fields of the client's own, by column
/// @param ticked keys of the checklist items that are done
/// @param evidence what proves the ticks that need it, by item: words or a document's number
/// @param parkReason why it is parked, null if it is not
/// @param wakesAt when it comes back by itself, null if it does not
/// @param consumedSeconds business seconds used so far, without pauses
/// @param targetSeconds business seconds promised, null without a promise
/// @param completions how often it was completed
/// @param firstActionAt when an agent first began, null if none has
/// @param firstActionDueAt by when an agent should begin, null without a promise
/// @param plan the versions it is worked by
/// @param timeline its steps and notes, oldest first
public record CaseDetail(
    CaseSummary summary,
    int version,
    @Nullable String customer,
    @Nullable String channel,
    Map<String, String> fields,
    Map<String, String> imported,
    Set<String> ticked,
    Map<String, String> evidence,
    @Nullable String parkReason,
    @Nullable Instant wakesAt,
    long consumedSeconds,
    @Nullable Long targetSeconds,
    int completions,
    @Nullable Instant firstActionAt,
    @Nullable Instant firstActionDueAt,
    Plan plan,
    List<TimelineEntry> timeline) {

  /// Copies the collections.
  public CaseDetail {
    fields = Map.copyOf(fields);
    imported = Map.copyOf(imported);
    ticked = Set.copyOf(ticked);
    evidence = Map.copyOf(evidence);
    timeline = List.copyOf(timeline);
  }
}
