package io.trastienda.ui.shell;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.access.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// Who is signed in, as far as the frame of every screen needs it.
///
/// @param person the person's id
/// @param name the name to show
/// @param email the address they sign in with
/// @param zone the zone their times are shown in
/// @param preferences language, theme and density
/// @param roles the roles held for any client
/// @param clients the clients they may open, in the order to show
public record Viewer(
    PersonId person,
    String name,
    String email,
    ZoneId zone,
    Preferences preferences,
    Set<Role> roles,
    List<ViewerClient> clients) {

  /// Copies the collections.
  public Viewer {
    roles = Set.copyOf(roles);
    clients = List.copyOf(clients);
  }

  /// Whether the person holds one of the roles for any client.
  ///
  /// @param wanted roles
  /// @return true if at least one is held
  public boolean holdsAny(Role... wanted) {
    for (Role role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the person works for a client company and not for the operator.
  ///
  /// @return true if every role is a client's
  public boolean isClientSide() {
    return !roles.isEmpty() && roles.stream().allMatch(Role::client);
  }
}
