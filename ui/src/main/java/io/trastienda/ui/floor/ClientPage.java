package io.trastienda.ui.floor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.ViewerClient;
import java.util.List;
import java.util.Optional;

/// A page about one client at a time, chosen in the address; the first one without a choice.
abstract class ClientPage extends Page implements BeforeEnterObserver {

  private final FloorClients clients;
  private final RefusalTexts refusals;
  private final String path;
  private final Div tabs = new Div();
  private final Div content = new Div();

  ClientPage(FloorClients clients, RefusalTexts refusals, String path, String title) {
    super(title);
    this.clients = clients;
    this.refusals = refusals;
    this.path = path;
    content.addClassName("stack-20");
    addBlock(tabs, content);
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    Optional<String> slug = event.getRouteParameters().get("client");
    List<ViewerClient> all = clients.all();
    Optional<ViewerClient> chosen =
        slug.map(one -> clients.of(clients.idOf(one))).or(() -> all.stream().findFirst());
    tabs.removeAll();
    if (all.size() > 1) {
      ViewTabs links = new ViewTabs(getTranslation("floor.cases.column.client"));
      all.forEach(one ->
          links.view(
              one.name(),
              path + "/" + one.slug(),
              -1,
              chosen.filter(it -> it.slug().equals(one.slug())).isPresent()));
      tabs.add(links);
    }
    content.removeAll();
    chosen.ifPresentOrElse(
        one -> {
          setClient(one);
          draw(clients.idOf(one.slug()), content);
        },
        () ->
            content.add(
                new NothingHere(
                    Icons.BUILDING,
                    getTranslation("floor.nothing"),
                    getTranslation("floor.nothing.why"))));
  }

  /// Fills the page.
  abstract void draw(TenantId tenant, Div place);

  final void redraw(TenantId tenant) {
    content.removeAll();
    draw(tenant, content);
  }

  final FloorClients clients() {
    return clients;
  }

  final boolean is(Role... roles) {
    return clients.viewer().holdsAny(roles);
  }

  /// Does something and shows the page anew; a refusal is said and changes nothing.
  final void attempt(TenantId tenant, Runnable work, String done) {
    try {
      work.run();
      Toast.show(done);
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
    redraw(tenant);
  }
}
