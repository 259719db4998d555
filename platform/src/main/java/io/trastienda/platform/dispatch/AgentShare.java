package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import org.jspecify.annotations.Nullable;

/// One agent's day as far as it is one client's.
///
/// @param person the agent
/// @param name how the agent is called
/// @param presence what the agent says to be doing
/// @param maxShare most percent of the weight taken in a day, null for no bound
/// @param dedicated whether the agent is there for this client first
/// @param clients how many clients the agent works for, from 1
/// @param takenHere weight taken of this client today; counted only for agents with a bound
/// @param takenAll weight taken of all clients today
public record AgentShare(
    PersonId person,
    String name,
    Presence presence,
    @Nullable Integer maxShare,
    boolean dedicated,
    int clients,
    int takenHere,
    int takenAll) {

  /// The part of the agent's time that the client may count on: the bound, or an even part among
  /// the agent's clients.
  ///
  /// @return above 0, up to 1
  public double part() {
    return maxShare == null ? 1.0 / clients : maxShare / 100.0;
  }
}
