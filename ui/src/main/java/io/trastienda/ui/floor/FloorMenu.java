package io.trastienda.ui.floor;

import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Viewer;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The coordinator's entry of the menu.
@Component
@Order(50)
class FloorMenu implements MenuContribution {

  static final String CORRECTIONS = "floor/time";

  @Override
  public List<MenuGroup> groups(Viewer viewer) {
    return viewer.holdsAny(Role.COORDINATOR)
        ? List.of(
            MenuGroup.of(
                MenuEntry.of("floor.menu", "floor", Icons.BOLT),
                MenuEntry.of("floor.menu.time", CORRECTIONS, Icons.CLOCK)))
        : List.of();
  }
}
