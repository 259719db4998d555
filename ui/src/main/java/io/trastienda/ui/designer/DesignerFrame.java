package io.trastienda.ui.designer;

import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// The menu entry of the designer.
@Configuration(proxyBeanMethods = false)
class DesignerFrame {

  @Bean
  @Order(450)
  MenuContribution designerMenu() {
    return viewer ->
        viewer.holdsAny(Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR)
            ? List.of(
                MenuGroup.of(
                    MenuEntry.of("designer.menu", DesignerNavigation.DESIGNER, Icons.SETTINGS)
                        .withNested()))
            : List.of();
  }
}
