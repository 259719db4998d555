package io.trastienda.platform.catalogue;

import java.time.Instant;

/// One published version of a calendar or a service level.
///
/// @param definition what it says
/// @param version its number, from 1
/// @param publishedAt when it was published
public record PublishedVersion<T>(T definition, int version, Instant publishedAt) {}
