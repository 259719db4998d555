package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import java.util.List;

/// An agent to whom a case could be handed over, and what stands in the way.
///
/// @param person the agent
/// @param name the agent's name
/// @param presence what the agent is doing
/// @param lacks keys of the skills that the case asks for and the agent does not have
/// @param load weight that the agent holds or that is kept for the agent
/// @param most how much that may be
/// @param weight the case's own
public record Receiver(
    PersonId person,
    String name,
    Presence presence,
    List<String> lacks,
    int load,
    int most,
    int weight) {

  /// Copies the list.
  public Receiver {
    lacks = List.copyOf(lacks);
  }

  /// Whether there is room for the case.
  public boolean hasRoom() {
    return load + weight <= most;
  }

  /// Whether the agent can take the case.
  public boolean fits() {
    return lacks.isEmpty() && hasRoom();
  }
}
