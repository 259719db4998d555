package io.trastienda.ui.imports;

import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// The menu entry of the imports.
@Configuration(proxyBeanMethods = false)
class ImportsFrame {

  @Bean
  @Order(500)
  MenuContribution importsMenu() {
    return viewer ->
        viewer.holdsAny(Role.ACCOUNT_MANAGER, Role.CLIENT_ADMINISTRATOR)
            ? List.of(
                MenuGroup.of(
                    MenuEntry.of(
                            "imports.menu", ImportsNavigation.all(viewer.clients()), Icons.UPLOAD)
                        .withNested()))
            : List.of();
  }
}
