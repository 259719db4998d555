package io.trastienda.platform.cases;

import io.trastienda.platform.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a case's history.
///
/// @param sequence its place among the case's steps, from 1; 0 for what is no step
/// @param kind `OPENED`, `STARTED`, … as in {@code CaseFact.Kind}; for staff also `NOTE`, `LINKED`,
///   `UNLINKED`, `HANDED_OVER`, `HANDED_BACK` and `TAKEN_BACK`
/// @param at when it happened
/// @param who the person's name for staff, the agent code for the client; null for the system
/// @param state key of the state after it, null for a note
/// @param stateName the state's name: staff's or the client's, as the door says; null for a note
/// @param queue key of the queue after it, null for none
/// @param outcome key of the outcome, null if it completes nothing
/// @param reason why, null if it needs none; for a relation what it is: a {@link Relation}, with
///   `IS_` before it if the case is on its right side; the name of whom it was handed to
/// @param text what a note says, or what changed in words; the other case's reference of a
///   relation; null for nothing more
public record TimelineEntry(
    int sequence,
    String kind,
    Instant at,
    @Nullable String who,
    @Nullable String state,
    @Nullable LocalizedText stateName,
    @Nullable String queue,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable String text) {}
