package io.trastienda.ui.designer;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.ClientList;
import io.trastienda.ui.shell.Page;
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
    addBlock(
        new ClientList(
            "designer", clients(doors), client -> DesignerNavigation.catalogue(client.slug())));
  }

  private static List<ViewerClient> clients(DesignerDoors doors) {
    Viewer viewer = doors.person().viewer().orElseThrow();
    return viewer.holdsAny(Role.ADMINISTRATOR)
        ? doors.clients().clients().stream().map(ViewerClient::of).toList()
        : viewer.clients();
  }
}
