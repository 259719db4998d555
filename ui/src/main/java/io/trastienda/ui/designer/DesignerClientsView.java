package io.trastienda.ui.designer;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/// Asks whose work is to be designed.
@Route(value = DesignerNavigation.DESIGNER, layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "ADMINISTRATOR"})
class DesignerClientsView extends Page {

  DesignerClientsView(DesignerDoors doors) {
    super(I18NProvider.translate("designer.title"));
    setPurpose(getTranslation("designer.why"));
    List<ViewerClient> clients = clients(doors);
    Panel panel = new Panel(getTranslation("designer.whose")).flush().lined().count(clients.size());
    if (clients.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.BUILDING,
              getTranslation("designer.no-client"),
              getTranslation("designer.no-client.why")));
    } else {
      panel.show(
          new Rows(
              clients.stream()
                  .map(client ->
                      new Row(client.name())
                          .front(ClientTag.stripe(client))
                          .second(client.slug())
                          .to(DesignerNavigation.catalogue(client.slug())))
                  .toArray(Row[]::new)));
    }
    addBlock(panel);
  }

  private static List<ViewerClient> clients(DesignerDoors doors) {
    Viewer viewer = doors.person().viewer().orElseThrow();
    return viewer.holdsAny(Role.ADMINISTRATOR)
        ? doors.clients().clients().stream().map(ViewerClient::of).toList()
        : viewer.clients();
  }
}
