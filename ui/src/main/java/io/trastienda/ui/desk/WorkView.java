package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The agent's own work, or with filters in the address the queue over all clients.
@Route(value = "work", layout = Shell.class)
@RolesAllowed({"AGENT", "COORDINATOR"})
class WorkView extends Page implements BeforeEnterObserver {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final QueueReader reader;
  private final Clients clients;
  private final NextCase next;
  private final Clock clock;
  private final LiveScreen live;
  private final QueueList list;
  private final Viewer viewer;
  private Map<String, List<String>> query = Map.of();
  private int waiting = -1;

  WorkView(
      QueueReader reader,
      Clients clients,
      NextCase next,
      CatalogueDesk catalogue,
      LiveFeed feed,
      Clock clock) {
    super("");
    this.reader = reader;
    this.clients = clients;
    this.next = next;
    this.clock = clock;
    viewer = clients.viewer();
    live = new LiveScreen(this, feed, PAUSE, this::read);
    list = new QueueList(reader, clients, next, catalogue, clock);
    if (viewer.holdsAny(Role.AGENT)) {
      addAction(nextButton());
    }
  }

  private Button nextButton() {
    Button button = new Button(getTranslation("desk.next"), Icons.PLAY.create());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setId("next");
    button.setTestId("next");
    button.setTooltipText("Alt+N");
    button.addClickListener(click -> next.open(UI.getCurrent()));
    button.addClickShortcut(Key.KEY_N, KeyModifier.ALT);
    button.setDisableOnClick(false);
    return button;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = event.getLocation().getQueryParameters().getParameters();
    boolean queue = QueueAddress.isList(query) || !viewer.holdsAny(Role.AGENT);
    setClassName("page-fill", queue);
    setClassName("page-flush", queue);
    setHeading(getTranslation(queue ? "desk.queue" : "desk.today"));
    body().removeAll();
    if (queue) {
      list.show(QueueAddress.parse(query));
      addBlock(list);
    }
    live.follow(clients.numbers(clients.mine()));
    read();
  }

  private void read() {
    int now = reader.count(QueueAddress.EVERYTHING.in(Set.of(QueueItem.State.WAITING)));
    if (waiting >= 0 && now != waiting) {
      shell(this);
    }
    waiting = now;
    setPurpose(
        getTranslation(
            "desk.queue.purpose", Formats.current().number(now), viewer.clients().size()));
    if (list.getParent().isPresent()) {
      list.read();
    } else {
      body().removeAll();
      addBlock(new Today(reader, clock.instant(), query.containsKey("clear"), now).blocks());
    }
  }

  private static void shell(Component inside) {
    inside
        .getParent()
        .ifPresent(parent -> {
          if (parent instanceof Shell shell) {
            shell.refreshMenu();
          } else {
            shell(parent);
          }
        });
  }
}
