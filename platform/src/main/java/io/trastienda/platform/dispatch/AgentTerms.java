package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.util.List;
import java.util.Map;

/// What an agent can do and how much of it for whom.
///
/// @param person the agent
/// @param skills level 1 to 5 of each skill held, by key
/// @param maxActive most weight held at once, from 1
/// @param maxParked most weight set aside, from 0
/// @param shares where the agent's day is divided, by client
public record AgentTerms(
    PersonId person,
    Map<String, Integer> skills,
    int maxActive,
    int maxParked,
    List<Share> shares) {

  /// Copies the collections.
  public AgentTerms {
    skills = Map.copyOf(skills);
    shares = List.copyOf(shares);
  }

  /// One client's part of an agent's day.
  ///
  /// @param tenant the client
  /// @param maxShare most percent of the weight taken in a day, 1 to 100
  /// @param dedicated whether the agent is there for this client first
  public record Share(TenantId tenant, int maxShare, boolean dedicated) {}
}
