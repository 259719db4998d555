package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a case in the queues besides the plain next case.
///
/// @param tenant the client
/// @param id the case
/// @param reference our reference, null if the case is closed by now
/// @param workType key of the work type, null if the case is closed by now
/// @param state where it stands now, null if it is closed
/// @param person whose hold or offer it was
/// @param name how that agent is called
/// @param kind what happened
/// @param reason why, null if nobody was asked
/// @param at when
public record Move(
    TenantId tenant,
    CaseId id,
    @Nullable String reference,
    @Nullable String workType,
    QueueItem.@Nullable State state,
    PersonId person,
    String name,
    Kind kind,
    @Nullable Reason reason,
    Instant at) {

  /// What may happen to a case in the queues.
  public enum Kind {
    /// An agent passed over it.
    SKIPPED,
    /// An agent said no to an offer.
    DECLINED,
    /// An agent did not answer an offer.
    TIMED_OUT,
    /// An agent gave it back.
    RELEASED,
    /// The hold ran out.
    EXPIRED,
    /// The agent was gone.
    ABSENT,
    /// A coordinator took it back.
    RESCUED,
    /// Somebody picked it by hand.
    PICKED
  }
}
