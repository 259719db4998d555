package io.trastienda.platform.handling;

import io.trastienda.platform.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody wants to be added to or taken from the time counted at a case.
///
/// @param number its number within the client, from 1
/// @param caseId the case
/// @param reference our reference of the case
/// @param who name of who asked
/// @param own whether that is the caller, who may not decide
/// @param seconds how much: below 0 takes time away
/// @param reason why, in the asker's words
/// @param askedAt when
/// @param decidedAt when a second person decided, null while it waits
/// @param decidedBy name of that person, null while it waits
/// @param approved whether it counts, null while it waits
/// @param answer what that person says, empty for nothing
public record Correction(
    long number,
    CaseId caseId,
    String reference,
    String who,
    boolean own,
    long seconds,
    String reason,
    Instant askedAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable Boolean approved,
    String answer) {}
