package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.platform.worklist.BulkDesk;
import io.trastienda.platform.worklist.ViewDesk;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.KeyHint;
import io.trastienda.ui.shell.KeyedScreen;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The agent's own work, or with filters in the address the queue over all clients.
@Route(value = "work", layout = Shell.class)
@RolesAllowed({"AGENT", "COORDINATOR", "QUALITY"})
class WorkView extends Page implements BeforeEnterObserver, KeyedScreen {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final QueueReader reader;
  private final Clients clients;
  private final QueueViews views;
  private final Checks checks;
  private final NextCase next;
  private final Clock clock;
  private final LiveScreen live;
  private final Viewer viewer;
  private final Optional<QueueList> list;
  private final CheckList toCheck = new CheckList();
  private final ViewBar checkViews;
  private Map<String, List<String>> query = Map.of();
  private QueueAddress address = QueueAddress.EVERYTHING;
  private int waiting = -1;

  WorkView(
      QueueReader reader,
      Clients clients,
      NextCase next,
      CatalogueDesk catalogue,
      DispatchDesk dispatch,
      ViewDesk viewDesk,
      QueueViews views,
      BulkDesk bulk,
      Checks checks,
      RefusalTexts refusals,
      LiveFeed feed,
      Clock clock) {
    super("");
    this.reader = reader;
    this.clients = clients;
    this.views = views;
    this.checks = checks;
    this.next = next;
    this.clock = clock;
    viewer = clients.viewer();
    live = new LiveScreen(this, feed, PAUSE, this::read);
    list =
        Clients.works(viewer)
            ? Optional.of(
                new QueueList(
                    new QueueList.Parts(
                        reader, clients, next, catalogue, dispatch, viewDesk, views, bulk, checks,
                        refusals, clock)))
            : Optional.empty();
    checkViews =
        new ViewBar(
            viewDesk,
            views,
            clients,
            refusals,
            view -> view.checks() ? checks.count() : reader.count(view));
    if (viewer.holdsAny(Role.AGENT)) {
      addAction(nextButton());
    }
  }

  @Override
  public List<KeyHint> keys() {
    List<KeyHint> keys = new ArrayList<>();
    if (viewer.holdsAny(Role.AGENT)) {
      keys.add(DeskKeys.NEXT.hint());
      keys.add(OfferCard.KEY);
    }
    if (list.filter(QueueList::isAttached).isPresent()) {
      keys.addAll(QueueList.keys());
    }
    return keys;
  }

  private Button nextButton() {
    Button button = new Button(getTranslation("desk.next"), Icons.PLAY.create());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setId("next");
    button.setTestId("next");
    button.setTooltipText(DeskKeys.NEXT.shown());
    button.addClickListener(click -> next.open(UI.getCurrent()));
    DeskKeys.NEXT.on(button, () -> next.open(UI.getCurrent()));
    button.setDisableOnClick(false);
    return button;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = event.getLocation().getQueryParameters().getParameters();
    boolean queue = isList();
    address = wanted();
    setClassName("page-fill", queue);
    setClassName("page-flush", queue);
    setHeading(
        getTranslation(
            !queue ? "desk.today" : address.checks() ? "desk.view.checks" : "desk.queue"));
    body().removeAll();
    if (queue && address.checks()) {
      Div both = new Div(checkViews, toCheck);
      both.addClassName("queue");
      addBlock(both);
    } else if (queue) {
      list.orElseThrow().show(address);
      addBlock(list.orElseThrow());
    }
    live.follow(clients.numbers(clients.mine()));
    read();
  }

  private boolean isList() {
    return QueueAddress.isList(query) || !viewer.holdsAny(Role.AGENT);
  }

  /// What the address asks for: its filters, its saved view, or the usual view of the reader. Who
  /// only checks sees nothing else.
  private QueueAddress wanted() {
    QueueAddress parsed = QueueAddress.parse(query);
    if (list.isEmpty()) {
      return QueueAddress.toCheck();
    }
    if (!QueueAddress.isBare(query)) {
      return parsed;
    }
    return parsed
        .view()
        .map(views::resolve)
        .orElseGet(() -> QueueViews.usual(viewer))
        .at(parsed.page());
  }

  private void read() {
    if (list.isEmpty()) {
      readChecks();
      return;
    }
    int now = reader.count(QueueAddress.EVERYTHING.in(Set.of(QueueItem.State.WAITING)));
    if (waiting >= 0 && now != waiting) {
      shell(this);
    }
    waiting = now;
    setPurpose(
        getTranslation(
            "desk.queue.purpose", Formats.current().number(now), viewer.clients().size()));
    if (isList() && address.checks()) {
      readChecks();
    } else if (isList()) {
      list.orElseThrow().read();
    } else {
      body().removeAll();
      addBlock(new Today(reader, clock.instant(), query.containsKey("clear"), now).blocks());
    }
  }

  private void readChecks() {
    List<Checks.Waiting> some = checks.waiting();
    long yours = some.stream().filter(one -> !one.asked().own()).count();
    setPurpose(getTranslation("desk.checks.purpose", yours));
    toCheck.show(some, clock.instant());
    checkViews.show(QueueAddress.toCheck());
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
