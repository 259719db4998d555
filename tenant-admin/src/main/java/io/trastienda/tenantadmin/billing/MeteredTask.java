package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.CaseId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The billable fact of one completion.
///
/// @param id its number, from 1
/// @param caseId the case
/// @param completion the completion's number in the case, from 1
/// @param reference our reference of the case
/// @param workType key of the work type
/// @param priority 1 to 4, as it was at completion
/// @param outcome key of the outcome, null if history does not say
/// @param completedAt when it was completed
/// @param quantity how many units it counts, from 0
/// @param unbilled why it is not priced, null for what is priced
record MeteredTask(
    long id,
    CaseId caseId,
    int completion,
    String reference,
    String workType,
    int priority,
    @Nullable String outcome,
    Instant completedAt,
    BigDecimal quantity,
    @Nullable String unbilled) {}
