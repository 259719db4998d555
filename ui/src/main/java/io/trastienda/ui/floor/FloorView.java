package io.trastienda.ui.floor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.FloorRow;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.RosterRow;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.desk.AskReason;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Legend;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.StackedBar;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happens now over all the coordinator's clients; news is pushed, and what makes no news,
/// such as a taken case, is read every few seconds.
@Route(value = "floor", layout = Shell.class)
@RolesAllowed("COORDINATOR")
class FloorView extends Page implements BeforeEnterObserver {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BEAT = 4_000;

  private final DispatchDesk dispatch;
  private final FloorDesk desk;
  private final CaseDesk cases;
  private final CatalogueDesk catalogue;
  private final TenantDirectory tenants;
  private final Clock clock;
  private final LiveScreen live;
  private final Viewer viewer;
  private final Map<TenantId, ViewerClient> clients = new HashMap<>();
  private final Map<TenantId, Map<String, LocalizedText>> types = new HashMap<>();
  private final Div strip = new Div();
  private final Grid<FloorRow> grid = new Grid<>();
  private final Panel queues;
  private final Panel roster;
  private final Div fresh = new Div();
  private @Nullable FloorState state;
  private @Nullable Registration beats;
  private boolean laidOut;

  FloorView(
      DispatchDesk dispatch,
      FloorDesk desk,
      CaseDesk cases,
      CatalogueDesk catalogue,
      TenantDirectory tenants,
      SignedInPerson person,
      LiveFeed feed,
      Clock clock) {
    super("");
    this.dispatch = dispatch;
    this.desk = desk;
    this.cases = cases;
    this.catalogue = catalogue;
    this.tenants = tenants;
    this.clock = clock;
    setHeading(getTranslation("floor.title"));
    viewer =
        person
            .viewer()
            .orElseThrow(() -> new IllegalStateException("the floor is for signed-in people"));
    live = new LiveScreen(this, feed, PAUSE, this::read);
    grid.addThemeNames("no-border");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAllRowsVisible(true);
    grid.getElement().setAttribute("aria-label", getTranslation("floor.queues"));
    grid.setEmptyStateComponent(
        new NothingHere(
            Icons.MET, getTranslation("floor.nothing"), getTranslation("floor.nothing.why")));
    queues = new Panel(getTranslation("floor.queues"), grid).flush().aside(Legend.ages());
    queues.foot(fresh);
    roster = new Panel(getTranslation("floor.roster"));
    roster.body().addClassName("roster");
    addBlock(strip, Columns.mainAndSide(queues, roster));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Set<TenantId> mine =
        viewer.clients().stream()
            .map(client -> tenants.idOf(client.slug()))
            .collect(Collectors.toSet());
    live.follow(mine);
    read();
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    attach.getUI().setPollInterval(BEAT);
    beats = attach.getUI().addPollListener(event -> read());
    layOut(Widths.isPhone(attach.getUI()));
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (beats != null) {
      beats.remove();
      beats = null;
    }
    detach.getUI().setPollInterval(-1);
  }

  private void read() {
    FloorState now = new FloorState(dispatch.floor(), dispatch.roster());
    Instant at = clock.instant();
    boolean news = !FloorState.same(state, now);
    FloorState before = state;
    state = now;
    drawStrip(now, at);
    drawRoster(now, at);
    if (news) {
      say(now);
      grid.setItems(now.rows());
    } else if (before != null) {
      grid.getDataProvider().refreshAll();
    }
    fresh.removeAll();
    fresh.add(new Stale(at, at, Duration.ofMinutes(1)));
  }

  private void say(FloorState now) {
    Optional<FloorRow> latest = now.latest();
    if (now.overdue() == 1 && latest.isPresent()) {
      setPurpose(
          Tone.LATE,
          getTranslation("floor.late.one", name(latest.get()), client(latest.get()).name()));
    } else if (latest.isPresent()) {
      setPurpose(
          Tone.LATE,
          getTranslation(
              "floor.late", now.overdue(), client(latest.get()).name(), name(latest.get())));
    } else if (now.dueSoon() > 0) {
      setPurpose(Tone.DUE_SOON, getTranslation("floor.soon", now.dueSoon()));
    } else {
      setPurpose(Tone.MET, getTranslation(now.rows().isEmpty() ? "floor.empty" : "floor.calm"));
    }
  }

  private void drawStrip(FloorState now, Instant at) {
    Formats formats = Formats.current();
    Tile oldest = new Tile(getTranslation("floor.oldest"));
    now.oldest()
        .ifPresentOrElse(
            row ->
                oldest
                    .value(formats.duration(age(row, at)))
                    .note(client(row).name() + ", " + name(row))
                    .to(path(row)),
            oldest::noData);
    strip.removeAll();
    strip.add(
        new Strip(
            getTranslation("floor.now"),
            new Tile(getTranslation("floor.waiting"))
                .value(formats.number(now.waiting()))
                .note(getTranslation("floor.waiting.note", now.dueSoon()))
                .to(DeskNavigation.waiting()),
            oldest,
            new Tile(getTranslation("floor.overdue"))
                .value(formats.number(now.overdue()))
                .note(
                    now.overdue() == 0 ? Tone.MET : Tone.LATE,
                    getTranslation(
                        now.overdue() == 0 ? "floor.overdue.none" : "floor.overdue.note"))
                .to(DeskNavigation.overdue()),
            new Tile(getTranslation("floor.held"))
                .value(formats.number(now.held()))
                .note(getTranslation("floor.held.note", now.inWork().size()))
                .to(DeskNavigation.in(QueueItem.State.HELD)),
            new Tile(getTranslation("floor.agents"))
                .value(formats.number(now.takingWork()))
                .note(getTranslation("floor.agents.note", formats.number(now.roster().size()))),
            new Tile(getTranslation("floor.parked"))
                .value(formats.number(now.parked()))
                .note(getTranslation("floor.parked.note"))
                .to(DeskNavigation.in(QueueItem.State.PARKED))));
  }

  private static Duration age(FloorRow row, Instant at) {
    Instant oldest = row.oldest();
    return oldest == null ? Duration.ZERO : Duration.between(oldest, at);
  }

  private void layOut(boolean phone) {
    if (laidOut) {
      return;
    }
    grid.addClassName("floor-grid");
    laidOut = true;
    grid.addComponentColumn(this::queue)
        .setHeader(getTranslation("floor.column.queue"))
        .setFlexGrow(2)
        .setWidth(phone ? "150px" : "160px");
    grid.addComponentColumn(row -> strong(row.waiting()))
        .setHeader(getTranslation("floor.column.waiting"))
        .setTextAlign(ColumnTextAlign.END)
        .setFlexGrow(0)
        .setWidth("80px");
    if (!phone) {
      grid.addComponentColumn(this::ages)
          .setHeader(getTranslation("floor.column.age"))
          .setFlexGrow(2)
          .setWidth("112px");
    }
    grid.addComponentColumn(FloorView::level)
        .setHeader(getTranslation("floor.column.level"))
        .setFlexGrow(phone ? 0 : 1)
        .setWidth(phone ? "126px" : "108px");
    if (!phone) {
      grid.addColumn(row ->
              row.oldest() == null ? "–" : Formats.current().duration(age(row, clock.instant())))
          .setHeader(getTranslation("floor.column.oldest"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("98px");
      grid.addColumn(row -> Formats.current().number(row.held()))
          .setHeader(getTranslation("floor.column.held"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("78px");
      grid.addColumn(row -> Formats.current().number(row.parked()))
          .setHeader(getTranslation("floor.column.parked"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("104px");
    }
  }

  private Component ages(FloorRow row) {
    return row.waiting() == 0
        ? new Span("–")
        : new StackedBar(row.ages(), state == null ? row.waiting() : state.largest());
  }

  private static Component strong(int number) {
    Span strong = new Span(Formats.current().number(number));
    strong.addClassName("strong");
    return strong;
  }

  private Component queue(FloorRow row) {
    Anchor link = new Anchor(path(row), name(row));
    link.addClassName("row-link");
    Div title = new Div(link);
    title.addClassName("row-title");
    Span client = new Span(client(row).name());
    client.addClassName("row-second");
    Div cell = new Div(title, client);
    cell.addClassNames("case-cell", "row-main", client(row).colour().className());
    return cell;
  }

  private static Component level(FloorRow row) {
    Formats formats = Formats.current();
    if (row.overdue() > 0) {
      return new Tag(
          Tone.LATE,
          com.vaadin.flow.i18n.I18NProvider.translate(
              "floor.level.late", formats.number(row.overdue())));
    }
    if (row.dueSoon() > 0) {
      return new Tag(
          Tone.DUE_SOON,
          com.vaadin.flow.i18n.I18NProvider.translate(
              "floor.level.soon", formats.number(row.dueSoon())));
    }
    return new Tag(Tone.MET, com.vaadin.flow.i18n.I18NProvider.translate("floor.level.met"));
  }

  private void drawRoster(FloorState now, Instant at) {
    Rows rows = new Rows().quiet();
    group(rows, "floor.roster.work", now.inWork(), at);
    group(rows, "floor.roster.queue", now.onQueue(), at);
    group(rows, "floor.roster.away", now.away(), at);
    roster.show(rows);
  }

  private void group(Rows rows, String key, List<RosterRow> agents, Instant at) {
    rows.group(getTranslation(key), agents.size());
    agents.forEach(agent -> rows.add(agent(agent, at)));
  }

  private Row agent(RosterRow agent, Instant at) {
    Row row = new Row(agent.name()).front(new Avatar(agent.name()));
    QueueItem holding = agent.holding();
    if (holding == null) {
      return row.second(getTranslation("floor.presence." + agent.presence().name()))
          .end(Formats.current().duration(Duration.between(agent.since(), at)));
    }
    Anchor link =
        new Anchor(
            DeskNavigation.caseOf(client(holding.tenant()).slug(), holding.reference()),
            holding.reference());
    if (agent.held() > 1) {
      Span more =
          new Span(
              getTranslation("floor.roster.more", "", Formats.current().number(agent.held() - 1L))
                  .strip());
      row.second(link, more);
    } else {
      row.second(link);
    }
    return row.end(
        agent.held() > 1
            ? new IconButton(
                Icons.UNDO,
                getTranslation("floor.rescue.all", agent.name()),
                () -> askRescueAll(agent))
            : new IconButton(
                Icons.UNDO,
                getTranslation("floor.rescue", holding.reference(), agent.name()),
                () -> askRescue(agent, holding)));
  }

  private void askRescueAll(RosterRow agent) {
    AskReason.code(
        getTranslation("floor.rescue.all", agent.name()),
        getTranslation("floor.rescue.do"),
        List.of(Reason.AGENT_AWAY, Reason.BALANCE, Reason.OTHER),
        (reason, note) -> {
          int back = desk.releaseAll(agent.person(), reason);
          Toast.show(getTranslation("floor.rescue.all.done", back, agent.name()));
          read();
        });
  }

  private void askRescue(RosterRow agent, QueueItem holding) {
    AskReason.code(
        getTranslation("floor.rescue", holding.reference(), agent.name()),
        getTranslation("floor.rescue.do"),
        List.of(Reason.AGENT_AWAY, Reason.URGENT, Reason.CLIENT_ASKED, Reason.OTHER),
        (reason, note) -> {
          dispatch.rescue(holding.tenant(), holding.id(), reason);
          if (!note.isBlank()) {
            cases.note(holding.tenant(), holding.id(), note);
          }
          Toast.show(getTranslation("floor.rescue.done", holding.reference()));
          read();
        });
  }

  private ViewerClient client(FloorRow row) {
    return client(row.tenant());
  }

  private ViewerClient client(TenantId tenant) {
    return clients.computeIfAbsent(
        tenant,
        one ->
            tenants
                .profile(one)
                .map((TenantProfile profile) -> ViewerClient.of(profile))
                .orElseThrow(() -> new IllegalStateException("client " + one + " is unknown")));
  }

  private String name(FloorRow row) {
    LocalizedText name =
        types
            .computeIfAbsent(
                row.tenant(),
                one ->
                    catalogue.workTypes(one).stream()
                        .collect(Collectors.toMap(WorkType::key, WorkType::name)))
            .get(row.workType());
    return name == null ? row.workType() : Formats.current().text(name);
  }

  private String path(FloorRow row) {
    return DeskNavigation.queue(client(row).slug(), row.workType());
  }
}
