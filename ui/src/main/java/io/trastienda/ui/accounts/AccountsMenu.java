package io.trastienda.ui.accounts;

import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The clients in the menu of those who answer for them.
@Component
@Order(40)
class AccountsMenu implements MenuContribution {

  @Override
  public List<MenuGroup> groups(Viewer viewer) {
    if (!viewer.holdsAny(Role.ACCOUNT_MANAGER, Role.FINANCE, Role.QUALITY)) {
      return List.of();
    }
    List<MenuEntry> entries = new ArrayList<>();
    entries.add(MenuEntry.of("accounts.clients", AccountsNavigation.CLIENTS, Icons.BUILDING));
    viewer
        .clients()
        .forEach(client ->
            entries.add(MenuEntry.of(client, AccountsNavigation.CLIENTS + "/" + client.slug())));
    return List.of(new MenuGroup("accounts.menu", entries));
  }
}
