package io.trastienda.platform.cases;

import io.trastienda.platform.StateCategory;
import io.trastienda.platform.events.CaseFact;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a case: a row of its timeline, and the fact that others hear.
///
/// @param sequence its place in the case, from 1
/// @param kind what happened
/// @param state key of the state after it
/// @param category its category
/// @param fromState key of the state before, null for the first
/// @param fromCategory its category, null for the first
/// @param priority 1 to 4
/// @param queue key of the queue, null for none
/// @param agent code of who did it, null for nobody
/// @param person number of who did it, null for nobody or an agent of the client's past
/// @param at when it happened
/// @param dueAt when the case is due after it
/// @param completion the completion it is, null for none
/// @param reason why, null if it needs none
/// @param change what else changed, null for nothing
/// @param digest of the row it was replayed from, null for live work
/// @param fields what that row says for reports, empty for live work
record Step(
    int sequence,
    CaseFact.Kind kind,
    String state,
    StateCategory category,
    @Nullable String fromState,
    @Nullable StateCategory fromCategory,
    int priority,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable Long person,
    Instant at,
    @Nullable Instant dueAt,
    CaseFact.@Nullable Completion completion,
    @Nullable String reason,
    @Nullable String change,
    @Nullable String digest,
    Map<String, String> fields) {

  boolean movesState() {
    return fromState != null && !fromState.equals(state);
  }
}
