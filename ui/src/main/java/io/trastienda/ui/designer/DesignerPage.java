package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.ViewerClient;
import java.util.List;
import java.util.Map;

/// A screen about one client's catalogue, which its address names.
abstract class DesignerPage extends Page implements BeforeEnterObserver {

  private final DesignerDoors doors;

  DesignerPage(String title, DesignerDoors doors) {
    super(title);
    this.doors = doors;
  }

  final DesignerDoors doors() {
    return doors;
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    body().removeAll();
    clearActions();
    TenantProfile client = doors.client(event.getRouteParameters().get("client").orElseThrow());
    show(client, event);
    setClient(ViewerClient.of(client), over());
  }

  /// Shows what the address says. It asks a door first: that is where the reader is judged.
  abstract void show(TenantProfile client, BeforeEnterEvent event);

  /// What stands beside the client's name.
  Component[] over() {
    return new Component[0];
  }

  static String parameter(BeforeEnterEvent event, String name) {
    Map<String, List<String>> query = event.getLocation().getQueryParameters().getParameters();
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  static boolean has(BeforeEnterEvent event, String name) {
    return event.getLocation().getQueryParameters().getParameters().containsKey(name);
  }
}
