package io.trastienda.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/// Every client company of the operator.
@Route(value = Addresses.CLIENTS, layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class ClientsView extends Page {

  ClientsView(ClientDesk desk) {
    super(I18NProvider.translate("admin.clients"));
    List<TenantProfile> clients = desk.clients();
    long live = clients.stream().filter(one -> one.state() == TenantState.LIVE).count();
    setPurpose(getTranslation("admin.clients.why", clients.size(), live));
    Button create =
        new Button(
            getTranslation("admin.client.new"),
            Icons.PLUS.create(),
            click -> click.getSource().getUI().ifPresent(ui -> ui.navigate(NewClientView.class)));
    create.addThemeVariants(ButtonVariant.PRIMARY);
    addAction(create);
    Panel panel = new Panel(getTranslation("admin.clients")).flush().lined().count(clients.size());
    if (clients.isEmpty()) {
      panel.show(
          new NothingHere(
                  Icons.BUILDING,
                  getTranslation("admin.clients.none"),
                  getTranslation("admin.clients.none.why"))
              .link(getTranslation("admin.client.new"), Addresses.NEW_CLIENT));
    } else {
      panel.show(new Rows(clients.stream().map(ClientsView::row).toArray(Row[]::new)));
    }
    addBlock(panel);
  }

  private static Row row(TenantProfile client) {
    return new Row(client.name())
        .front(ClientTag.stripe(ClientWords.named(client)))
        .second(
            new Span(client.prefix()),
            new Span(client.slug()),
            new Span(client.zone().getId()),
            new Span(client.currency().getCurrencyCode()),
            new Span(ClientWords.language(client.locale())))
        .end(ClientWords.state(client.state()))
        .to(Addresses.client(client.slug()));
  }
}
