package io.trastienda.ui.me;

import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Viewer;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The agent's entry of the menu.
@Component
@Order(110)
class MeMenu implements MenuContribution {

  @Override
  public List<MenuGroup> groups(Viewer viewer) {
    return viewer.holdsAny(Role.AGENT)
        ? List.of(MenuGroup.of(MenuEntry.of("me.menu", MeAddress.ROUTE, Icons.TREND)))
        : List.of();
  }
}
