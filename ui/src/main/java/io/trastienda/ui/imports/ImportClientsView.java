package io.trastienda.ui.imports;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/// Asks whose past is to come in.
@Route(value = ImportsNavigation.IMPORTS, layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "CLIENT_ADMINISTRATOR"})
class ImportClientsView extends Page {

  ImportClientsView(SignedInPerson person) {
    super(I18NProvider.translate("imports.title"));
    setPurpose(getTranslation("imports.why"));
    List<ViewerClient> clients = person.viewer().map(Viewer::clients).orElse(List.of());
    Panel panel = new Panel(getTranslation("imports.whose")).flush().lined().count(clients.size());
    if (clients.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.BUILDING,
              getTranslation("imports.no-client"),
              getTranslation("imports.no-client.why")));
    } else {
      panel.show(
          new Rows(
              clients.stream()
                  .map(client ->
                      new Row(client.name())
                          .front(ClientTag.stripe(client))
                          .second(client.slug())
                          .to(ImportsNavigation.of(client.slug())))
                  .toArray(Row[]::new)));
    }
    addBlock(panel);
  }
}
