package io.trastienda.ui.admin;

import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// What the administrator finds in the menu.
@Configuration(proxyBeanMethods = false)
class AdminFrame {

  @Bean
  @Order(600)
  MenuContribution adminMenu() {
    return viewer ->
        viewer.holdsAny(Role.ADMINISTRATOR)
            ? List.of(
                MenuGroup.of(
                    MenuEntry.of("admin.menu.clients", Addresses.CLIENTS, Icons.BUILDING)
                        .withNested(),
                    MenuEntry.of("admin.menu.people", Addresses.PEOPLE, Icons.PEOPLE).withNested(),
                    MenuEntry.of("admin.menu.mail", Addresses.MAIL, Icons.MAIL)))
            : List.of();
  }
}
