package io.trastienda.ui.portal;

import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The portal in the menu of a client's people.
@Component
@Order(50)
class PortalMenu implements MenuContribution {

  @Override
  public List<MenuGroup> groups(Viewer viewer) {
    if (!viewer.isClientSide()) {
      return List.of();
    }
    List<MenuEntry> entries = new ArrayList<>();
    entries.add(MenuEntry.of("portal.home", "portal", Icons.HOME));
    entries.add(MenuEntry.of("portal.cases", "portal/cases", Icons.INBOX).withNested());
    entries.add(MenuEntry.of("portal.report", "portal/kpi", Icons.CHART).withNested());
    if (viewer.holdsAny(PortalDoors.MONEY)) {
      entries.add(
          MenuEntry.of("portal.statements", "portal/statements", Icons.RECEIPT).withNested());
    }
    return List.of(new MenuGroup("", entries));
  }
}
