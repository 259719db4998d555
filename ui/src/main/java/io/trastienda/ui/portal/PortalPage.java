package io.trastienda.ui.portal;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.trastienda.ui.shell.Page;
import java.util.List;
import java.util.Map;

/// A screen about the reader's own company.
abstract class PortalPage extends Page implements BeforeEnterObserver {

  private final PortalDoors doors;

  PortalPage(String title, PortalDoors doors) {
    super(title);
    this.doors = doors;
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    body().removeAll();
    show(doors.own(), event);
  }

  /// Shows what the address says.
  abstract void show(OwnCompany company, BeforeEnterEvent event);

  static Map<String, List<String>> query(BeforeEnterEvent event) {
    return event.getLocation().getQueryParameters().getParameters();
  }
}
