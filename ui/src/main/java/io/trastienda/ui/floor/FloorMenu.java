package io.trastienda.ui.floor;

import io.trastienda.platform.access.Role;
import io.trastienda.platform.alerts.NoticeDesk;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.shell.FrameContribution;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Viewer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// What the floor puts into the frame: the coordinator's menu and everybody's bell.
@Configuration(proxyBeanMethods = false)
class FloorMenu {

  static final String CORRECTIONS = "floor/time";

  @Bean
  @Order(50)
  MenuContribution floorEntries() {
    return viewer -> {
      List<MenuEntry> entries = new ArrayList<>();
      if (viewer.holdsAny(Role.COORDINATOR)) {
        entries.add(MenuEntry.of("floor.menu", "floor", Icons.BOLT));
        entries.add(MenuEntry.of("floor.menu.skips", "floor/skips", Icons.SKIP));
        entries.add(MenuEntry.of("floor.menu.capacity", "floor/capacity", Icons.TREND));
        entries.add(MenuEntry.of("floor.menu.time", CORRECTIONS, Icons.CLOCK));
        entries.add(MenuEntry.of("floor.menu.team", "floor/team", Icons.PEOPLE).withNested());
      }
      if (viewer.holdsAny(Role.COORDINATOR, Role.ACCOUNT_MANAGER)) {
        entries.add(MenuEntry.of("floor.menu.rules", "floor/rules", Icons.BELL).withNested());
      }
      return entries.isEmpty()
          ? List.of()
          : List.of(MenuGroup.of(entries.toArray(MenuEntry[]::new)));
    };
  }

  @Bean
  @Order(200)
  FrameContribution bell(
      NoticeDesk notices, ObjectProvider<FloorClients> clients, LiveFeed feed, Clock clock) {
    return new FrameContribution() {
      @Override
      public Place place() {
        return Place.PRESENCE;
      }

      @Override
      public Optional<com.vaadin.flow.component.Component> component(Viewer viewer) {
        return viewer.holdsAny(Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.QUALITY, Role.AGENT)
            ? Optional.of(new Bell(notices, clients.getObject(), feed, clock))
            : Optional.empty();
      }
    };
  }
}
