package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a list of cases.
///
/// @param tenant the client
/// @param id the case
/// @param reference our reference
/// @param clientReference the client's own, null for none
/// @param title what it is about
/// @param workType key of its work type
/// @param workTypeName its name
/// @param state key of its state
/// @param stateName the state's name: staff's or the client's, as the door says
/// @param category the state's category
/// @param priority 1 highest to 4
/// @param queue key of its queue, null for none
/// @param agent code of the agent who touched it last, null for nobody
/// @param outcome key of its outcome, null while open
/// @param openedAt when it was opened
/// @param dueAt when it is due, null without a target or while paused before it
/// @param closedAt when it was last closed, null while open
public record CaseSummary(
    TenantId tenant,
    CaseId id,
    String reference,
    @Nullable String clientReference,
    String title,
    String workType,
    LocalizedText workTypeName,
    String state,
    LocalizedText stateName,
    StateCategory category,
    int priority,
    @Nullable String queue,
    @Nullable String agent,
    @Nullable String outcome,
    Instant openedAt,
    @Nullable Instant dueAt,
    @Nullable Instant closedAt) {}
