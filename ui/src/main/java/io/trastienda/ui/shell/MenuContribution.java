package io.trastienda.ui.shell;

import java.util.List;

/// Port: a room of screens adds its entries to the menu; order beans with Spring's `@Order`.
public interface MenuContribution {

  /// The groups this room shows to somebody.
  ///
  /// @param viewer who is signed in
  /// @return empty if the room has nothing for them
  List<MenuGroup> groups(Viewer viewer);
}
