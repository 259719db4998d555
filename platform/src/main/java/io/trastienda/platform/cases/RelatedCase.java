package io.trastienda.platform.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case that another one has to do with, seen from the other one.
///
/// @param number the relation's number, from 1
/// @param relation what the one on the left is to the one on the right
/// @param outgoing whether the case that was asked about is on the left
/// @param other the other case
/// @param unbilled whether the other one's completions are not priced, as it is part of its parent
/// @param madeAt since when
/// @param by name of who made it, null for the product itself
public record RelatedCase(
    long number,
    Relation relation,
    boolean outgoing,
    CaseSummary other,
    boolean unbilled,
    Instant madeAt,
    @Nullable String by) {}
