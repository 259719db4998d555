package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the operator's queues: no customer data.
///
/// @param tenant the client
/// @param id the case
/// @param reference our reference
/// @param workType key of the work type
/// @param queue key of the queue
/// @param priority 1 highest to 4
/// @param state where it stands with dispatch
/// @param openedAt when the case was opened
/// @param dueAt when it is due, null without a target or while paused before it
/// @param holder who holds it, null for nobody
/// @param leaseUntil when the hold ends, null for nobody
/// @param wakesAt when it comes back by itself, null unless parked with a time
public record QueueItem(
    TenantId tenant,
    CaseId id,
    String reference,
    String workType,
    String queue,
    int priority,
    State state,
    Instant openedAt,
    @Nullable Instant dueAt,
    @Nullable PersonId holder,
    @Nullable Instant leaseUntil,
    @Nullable Instant wakesAt) {

  /// Where a case stands with dispatch.
  public enum State {
    /// Anybody who may can have it.
    WAITING,
    /// An agent holds it.
    HELD,
    /// Set aside.
    PARKED
  }
}
