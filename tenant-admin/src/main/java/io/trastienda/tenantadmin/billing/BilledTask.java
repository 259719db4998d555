package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One completion on a statement line.
///
/// @param task its number
/// @param caseId the case
/// @param reference our reference of the case
/// @param completion the completion's number in the case, from 1
/// @param outcome key of the outcome, null if history does not say
/// @param completedAt when it was completed
/// @param quantity how many units it counts, from 0
/// @param price the exact price of one unit
/// @param billed its part of the line's rounded amount
public record BilledTask(
    long task,
    CaseId caseId,
    String reference,
    int completion,
    @Nullable String outcome,
    Instant completedAt,
    BigDecimal quantity,
    Money price,
    Money billed) {}
