package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A case that an agent holds from now on.
///
/// @param tenant the client: open the case under exactly this one
/// @param id the case
/// @param reference our reference
/// @param fence the number to send with every change
/// @param leaseUntil when the hold ends unless it is renewed, in real time
/// @param dueAt when the case is due, null without a target
/// @param why why it is this one, what counts most first
public record Offer(
    TenantId tenant,
    CaseId id,
    String reference,
    long fence,
    Instant leaseUntil,
    @Nullable Instant dueAt,
    List<Why> why) {

  /// Copies the list.
  public Offer {
    why = List.copyOf(why);
  }
}
