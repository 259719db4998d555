package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One agent as the floor sees one.
///
/// @param person the agent
/// @param name how the agent is called
/// @param presence what the agent says to be doing
/// @param since since when
/// @param holding the case held longest, null for none
/// @param heldSince since when the agent holds it, null for none
/// @param held how many cases the agent holds
/// @param load weight that the agent holds
/// @param most most weight that the agent may hold
/// @param clients the clients that the agent works for, as far as the caller coordinates them
public record RosterRow(
    PersonId person,
    String name,
    Presence presence,
    Instant since,
    @Nullable QueueItem holding,
    @Nullable Instant heldSince,
    int held,
    int load,
    int most,
    List<TenantId> clients) {

  /// Copies the list.
  public RosterRow {
    clients = List.copyOf(clients);
  }
}
