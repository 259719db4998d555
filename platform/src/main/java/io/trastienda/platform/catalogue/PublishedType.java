package io.trastienda.platform.catalogue;

import java.time.Instant;

/// One published version of a work type.
///
/// @param type what it says
/// @param version its number, from 1
/// @param serviceLevel key of the service level it is tied to
/// @param calendar key of the calendar it is tied to
/// @param publishedAt when it was published
public record PublishedType(
    WorkType type, int version, String serviceLevel, String calendar, Instant publishedAt) {}
