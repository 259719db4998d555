package io.trastienda.platform.alerts;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseLimits;
import java.time.Instant;

/// One thing that a person was told.
///
/// @param id its number
/// @param tenant the client
/// @param caseId the case
/// @param reference our reference
/// @param workType key of the work type
/// @param promise which promise is being used up
/// @param percent how much of it
/// @param toldAt when it was told
/// @param read whether the person has seen it
public record Notice(
    long id,
    TenantId tenant,
    CaseId caseId,
    String reference,
    String workType,
    CaseLimits.Promise promise,
    int percent,
    Instant toldAt,
    boolean read) {}
