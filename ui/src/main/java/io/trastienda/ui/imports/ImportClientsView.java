package io.trastienda.ui.imports;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.ui.shell.ClientList;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/// Asks whose past is to come in.
@Route(value = ImportsNavigation.IMPORTS, layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "CLIENT_ADMINISTRATOR"})
class ImportClientsView extends Page {

  ImportClientsView(SignedInPerson person) {
    super(I18NProvider.translate("imports.title"));
    setPurpose(getTranslation("imports.why"));
    addBlock(
        new ClientList(
            "imports",
            person.viewer().map(Viewer::clients).orElse(List.of()),
            client -> ImportsNavigation.of(client.slug())));
  }
}
