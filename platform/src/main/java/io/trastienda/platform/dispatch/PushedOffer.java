package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case that an agent is asked to take; nobody else gets it meanwhile.
///
/// @param tenant the client
/// @param id the case
/// @param reference our reference
/// @param workType key of the work type
/// @param until when the question is over and the case waits for everybody again, in real time
/// @param dueAt when the case is due, null without a target
public record PushedOffer(
    TenantId tenant,
    CaseId id,
    String reference,
    String workType,
    Instant until,
    @Nullable Instant dueAt) {}
