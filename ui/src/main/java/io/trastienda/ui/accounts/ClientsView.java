package io.trastienda.ui.accounts;

import com.vaadin.flow.component.html.Anchor;
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

/// The clients whose service the reader answers for.
@Route(value = "clients", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE", "QUALITY"})
class ClientsView extends Page {

  ClientsView(SignedInPerson person) {
    super(I18NProvider.translate("accounts.clients"));
    setPurpose(getTranslation("accounts.clients.purpose"));
    List<ViewerClient> clients = person.viewer().map(Viewer::clients).orElse(List.of());
    if (clients.isEmpty()) {
      addBlock(
          new NothingHere(
              Icons.BUILDING,
              getTranslation("accounts.clients.none"),
              getTranslation("accounts.clients.none.why")));
      return;
    }
    Rows rows = new Rows();
    for (ViewerClient client : clients) {
      rows.add(
          new Row(client.name())
              .front(ClientTag.stripe(client))
              .actions(
                  AccountPage.Tab.readBy(person).stream()
                      .map(tab ->
                          new Anchor(
                              tab.path(client.slug()), getTranslation("accounts.tab." + tab)))
                      .toArray(Anchor[]::new)));
    }
    addBlock(new Panel(getTranslation("accounts.clients.yours"), rows).flush().lined());
  }
}
