package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import org.jspecify.annotations.Nullable;

/// Where one case stands in its queue: two equal places say that nothing happened in between.
///
/// @param tenant the client
/// @param id the case
/// @param reference our reference
/// @param state where it stands
/// @param holder who holds it, null for nobody
/// @param fence the number of the last hold
/// @param sequence the number of the case's last step
/// @param putTo the priority that a coordinator gave it for dispatch, null for its own
/// @param keptFor the agent for whom it is kept, null for nobody
public record Place(
    TenantId tenant,
    CaseId id,
    String reference,
    QueueItem.State state,
    @Nullable PersonId holder,
    long fence,
    int sequence,
    @Nullable Integer putTo,
    @Nullable PersonId keptFor) {}
