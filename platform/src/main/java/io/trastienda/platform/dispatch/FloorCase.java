package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import org.jspecify.annotations.Nullable;

/// One case as a coordinator sees it in the queues.
///
/// @param item where it stands
/// @param keptFor whom it waits for, null for anybody
/// @param asked whether that agent was asked to take it
/// @param override the coordinator's own priority instead of the case's, null for none
public record FloorCase(
    QueueItem item, @Nullable PersonId keptFor, boolean asked, @Nullable Integer override) {}
