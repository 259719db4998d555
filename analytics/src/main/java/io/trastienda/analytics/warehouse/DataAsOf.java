package io.trastienda.analytics.warehouse;

import java.time.Instant;

/// How current the warehouse is.
///
/// @param at every fact recorded before it is in; the epoch if none ever came
/// @param upToDate whether nothing older than a few seconds is on its way
public record DataAsOf(Instant at, boolean upToDate) {}
