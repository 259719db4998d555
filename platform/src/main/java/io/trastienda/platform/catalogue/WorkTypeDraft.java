package io.trastienda.platform.catalogue;

import java.time.Instant;

/// A work type in the making.
///
/// @param type what it would be
/// @param serviceLevel key of the service level it would be tied to
/// @param calendar key of the calendar it would be tied to
/// @param revision counts its changes, from 1; sent back with a change
/// @param editedAt when it was changed last
public record WorkTypeDraft(
    WorkType type, String serviceLevel, String calendar, int revision, Instant editedAt) {}
