package io.trastienda.platform.dispatch;

import org.jspecify.annotations.Nullable;

/// How one queue of a client gives its cases.
///
/// @param queue key of the queue
/// @param waiting how many cases wait in it
/// @param manualPick whether agents may pick by hand, null for the operator's own setting
/// @param push whether cases are offered without asking, null for the operator's own setting
public record QueueMode(
    String queue, int waiting, @Nullable Boolean manualPick, @Nullable Boolean push) {}
