package io.trastienda.platform.cases;

/// What PostgreSQL holds of a client's steps in a time, from inclusive to exclusive.
///
/// @param received cases opened in it
/// @param completions entries into the category closed in it
/// @param completedCases cases with at least one of them
/// @param reopenings exits from the category closed in it
/// @param steps steps that happened in it
/// @param backlog cases open at its end
public record CaseFigures(
    long received,
    long completions,
    long completedCases,
    long reopenings,
    long steps,
    long backlog) {}
