package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.shell.FrameContribution;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.MenuContribution;
import io.trastienda.ui.shell.MenuEntry;
import io.trastienda.ui.shell.MenuGroup;
import io.trastienda.ui.shell.Viewer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// What the desk puts into the frame: its menu, the agent's presence, the agent's stack, and the
/// case that an agent is asked to take.
@Configuration(proxyBeanMethods = false)
class DeskFrame {

  private record Part(FrameContribution.Place place, Function<Viewer, Optional<Component>> make)
      implements FrameContribution {

    @Override
    public Optional<Component> component(Viewer viewer) {
      return make.apply(viewer);
    }
  }

  @Bean
  @Order(100)
  MenuContribution deskMenu(QueueReader reader, Checks checks) {
    return viewer -> {
      if (!Clients.works(viewer)) {
        return Clients.checks(viewer)
            ? List.of(
                MenuGroup.of(
                    MenuEntry.of("desk.view.checks", "work?queue", Icons.SHIELD)
                        .counting(checks.count())))
            : List.of();
      }
      MenuEntry queue =
          MenuEntry.of("desk.menu.queue", "work?queue", Icons.INBOX)
              .counting(reader.count(QueueAddress.EVERYTHING.in(Set.of(QueueItem.State.WAITING))));
      return List.of(
          viewer.holdsAny(Role.AGENT)
              ? MenuGroup.of(
                  MenuEntry.of("desk.menu.today", DeskNavigation.today(), Icons.HOME), queue)
              : MenuGroup.of(queue));
    };
  }

  @Bean
  FrameContribution presenceSwitch(DispatchDesk dispatch) {
    return new Part(
        FrameContribution.Place.PRESENCE,
        viewer ->
            viewer.holdsAny(Role.AGENT)
                ? Optional.of(new PresenceSwitch(dispatch))
                : Optional.empty());
  }

  @Bean
  FrameContribution agentsStack(QueueReader reader, Clients clients, LiveFeed feed, Clock clock) {
    return new Part(
        FrameContribution.Place.DRAWER,
        viewer ->
            viewer.holdsAny(Role.AGENT)
                ? Optional.of(new MyStack(reader, clients, feed, clock))
                : Optional.empty());
  }

  @Bean
  FrameContribution offerCard(
      DispatchDesk dispatch,
      CaseDesk cases,
      Clients clients,
      NextCase next,
      LiveFeed feed,
      Clock clock) {
    return new Part(
        FrameContribution.Place.OVER,
        viewer ->
            viewer.holdsAny(Role.AGENT)
                ? Optional.of(new OfferCard(dispatch, cases, clients, next, feed, clock))
                : Optional.empty());
  }
}
