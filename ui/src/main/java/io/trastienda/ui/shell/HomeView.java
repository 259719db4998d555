package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.springframework.beans.factory.ObjectProvider;

/// The address without a path: sends everybody to the first entry of their own menu.
@Route("")
@PermitAll
public class HomeView extends Main implements BeforeEnterObserver {

  private final transient SignedInPerson person;
  private final transient ObjectProvider<MenuContribution> menu;

  HomeView(SignedInPerson person, ObjectProvider<MenuContribution> menu) {
    this.person = person;
    this.menu = menu;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Viewer viewer = person.viewer().orElseThrow(NotFoundException::new);
    String first =
        menu.orderedStream()
            .flatMap(room -> room.groups(viewer).stream())
            .flatMap(group -> group.entries().stream())
            .map(MenuEntry::path)
            .findFirst()
            .orElseThrow(NotFoundException::new);
    event.forwardTo(first);
  }
}
