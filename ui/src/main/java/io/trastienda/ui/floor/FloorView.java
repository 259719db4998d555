package io.trastienda.ui.floor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseFlow;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.FloorFilter;
import io.trastienda.platform.dispatch.FloorWatch;
import io.trastienda.platform.dispatch.Move;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.RosterRow;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.desk.AskReason;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.BarChart;
import io.trastienda.ui.shell.Callout;
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
import io.trastienda.ui.shell.Series;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.StackedBar;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happens now over all the coordinator's clients; news is pushed, and what makes no news,
/// such as time going by, is read every few seconds.
@Route(value = "floor", layout = Shell.class)
@RolesAllowed("COORDINATOR")
class FloorView extends Page implements BeforeEnterObserver {

  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final int BEAT = 4_000;
  private static final Duration DAY_AGAIN = Duration.ofSeconds(20);
  private static final List<Move.Kind> PASSED =
      List.of(Move.Kind.SKIPPED, Move.Kind.DECLINED, Move.Kind.RELEASED);
  private static final int MANY_IN_WORK = 12;

  private final DispatchDesk dispatch;
  private final FloorDesk desk;
  private final FloorWatch watch;
  private final CaseDesk cases;
  private final DayReader days;
  private final FloorClients clients;
  private final Clock clock;
  private final LiveScreen live;
  private final Div groupings = new Div();
  private final Div strip = new Div();
  private final Grid<BoardLine> grid = new Grid<>();
  private final Div skips = new Div();
  private final Panel flow;
  private final Panel queues;
  private final Panel roster;
  private final Div fresh = new Div();
  private BoardLine.By by = BoardLine.By.QUEUE;
  private @Nullable FloorState state;
  private Map<TenantId, CaseFlow.Day> today = Map.of();
  private Instant dayReadAt = Instant.EPOCH;
  private int largest;
  private @Nullable Registration beats;
  private boolean laidOut;

  FloorView(
      DispatchDesk dispatch,
      FloorDesk desk,
      FloorWatch watch,
      CaseDesk cases,
      DayReader days,
      FloorClients clients,
      LiveFeed feed,
      Clock clock) {
    super("");
    this.dispatch = dispatch;
    this.desk = desk;
    this.watch = watch;
    this.cases = cases;
    this.days = days;
    this.clients = clients;
    this.clock = clock;
    setHeading(getTranslation("floor.title"));
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
    flow = new Panel(getTranslation("floor.flow"));
    Anchor wall = new Anchor("floor?wall=1", getTranslation("floor.wall"));
    wall.setRouterIgnore(true);
    wall.addClassNames("quiet-link", "line-up");
    wall.addComponentAsFirst(Icons.EYE.create());
    Anchor deal = new Anchor(FloorAddress.ALL.free().path(), getTranslation("floor.deal"));
    deal.addClassName("primary-link");
    deal.setId("floor-deal");
    deal.addComponentAsFirst(Icons.SWAP.create());
    addAction(wall, deal);
    addBlock(strip, groupings, Columns.mainAndSide(Columns.stack(queues, skips, flow), roster));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var query = event.getLocation().getQueryParameters();
    if (query.getSingleParameter("wall").isPresent()) {
      event.rerouteTo(WallView.class);
      return;
    }
    by = BoardLine.By.parse(query.getSingleParameter("by"));
    state = null;
    live.follow(clients.ids());
    drawGroupings();
    read();
  }

  private void drawGroupings() {
    ViewTabs tabs = new ViewTabs(getTranslation("floor.by"));
    for (BoardLine.By one : BoardLine.By.values()) {
      tabs.view(
          getTranslation("floor.by." + one.word()),
          one == BoardLine.By.QUEUE ? "floor" : "floor?by=" + one.word(),
          -1,
          one == by);
    }
    groupings.removeAll();
    groupings.add(tabs);
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
    state = now;
    if (Duration.between(dayReadAt, at).compareTo(DAY_AGAIN) > 0) {
      dayReadAt = at;
      today = days.read(coordinated(now), at);
      drawFlow();
      drawSkips(at);
    }
    drawStrip(now, at);
    drawRoster(now, at);
    if (news) {
      say(now);
      List<BoardLine> lines = BoardLine.of(now.rows(), by);
      largest = lines.stream().mapToInt(BoardLine::waiting).max().orElse(0);
      grid.setItems(lines);
    } else {
      grid.getDataProvider().refreshAll();
    }
    fresh.removeAll();
    fresh.add(new Stale(at, at, Duration.ofMinutes(1)));
  }

  /// The clients whose floor this is: those of the rows and of the agents.
  private static Set<TenantId> coordinated(FloorState now) {
    Set<TenantId> mine = new HashSet<>();
    now.rows().forEach(row -> mine.add(row.tenant()));
    now.roster().forEach(row -> mine.addAll(row.clients()));
    return mine;
  }

  private void say(FloorState now) {
    FloorVerdict verdict = FloorVerdict.of(now);
    setPurpose(
        verdict.tone(),
        verdict.say(
            row -> clients.of(row.tenant()).name(),
            row -> clients.type(row.tenant(), row.workType())));
  }

  private void drawStrip(FloorState now, Instant at) {
    Formats formats = Formats.current();
    Tile oldest = new Tile(getTranslation("floor.oldest"));
    now.oldest()
        .ifPresentOrElse(
            row ->
                oldest
                    .value(formats.duration(age(row.oldest(), at)))
                    .note(
                        clients.of(row.tenant()).name()
                            + ", "
                            + clients.type(row.tenant(), row.workType()))
                    .to(
                        FloorAddress.ALL
                            .of(Optional.of(clients.slug(row.tenant())))
                            .about(Optional.of(row.workType()))
                            .in(QueueItem.State.WAITING)
                            .path()),
            oldest::noData);
    strip.removeAll();
    strip.add(
        new Strip(
            getTranslation("floor.now"),
            new Tile(getTranslation("floor.waiting"))
                .value(formats.number(now.waiting()))
                .note(getTranslation("floor.unassigned.note", now.unassigned()))
                .to(FloorAddress.ALL.in(QueueItem.State.WAITING).path()),
            oldest,
            new Tile(getTranslation("floor.overdue"))
                .value(formats.number(now.overdue()))
                .note(
                    now.overdue() == 0 ? Tone.MET : Tone.LATE,
                    getTranslation(
                        now.overdue() == 0 ? "floor.overdue.none" : "floor.overdue.note"))
                .to(FloorAddress.ALL.due(FloorFilter.Due.OVERDUE).path()),
            new Tile(getTranslation("floor.today"))
                .value(formats.number(now.dueToday()))
                .note(
                    now.dueSoon() == 0 ? Tone.PLAIN : Tone.DUE_SOON,
                    getTranslation("floor.waiting.note", now.dueSoon()))
                .to(
                    FloorAddress.ALL
                        .due(now.dueSoon() == 0 ? FloorFilter.Due.TODAY : FloorFilter.Due.AT_RISK)
                        .path()),
            new Tile(getTranslation("floor.held"))
                .value(formats.number(now.held()))
                .note(getTranslation("floor.agents.of", now.takingWork(), now.roster().size()))
                .to(FloorAddress.ALL.in(QueueItem.State.HELD).path()),
            new Tile(getTranslation("floor.parked"))
                .value(formats.number(now.parked()))
                .note(getTranslation("floor.parked.note"))
                .to(FloorAddress.ALL.in(QueueItem.State.PARKED).path())));
  }

  private static Duration age(@Nullable Instant oldest, Instant at) {
    return oldest == null ? Duration.ZERO : Duration.between(oldest, at);
  }

  private void drawFlow() {
    Map<Instant, int[]> hours = new TreeMap<>();
    today.values().stream()
        .flatMap(day -> day.hours().stream())
        .forEach(hour -> {
          int[] sums = hours.computeIfAbsent(hour.from(), _ -> new int[2]);
          sums[0] += hour.arrived();
          sums[1] += hour.done();
        });
    Anchor more = new Anchor("floor/capacity", getTranslation("floor.flow.capacity"));
    if (hours.isEmpty()) {
      Div nothing = new Div(new Span(getTranslation("floor.flow.none")), more);
      nothing.addClassNames("spread", "small", "dim");
      flow.show(nothing);
      return;
    }
    BarChart chart =
        new BarChart(
            getTranslation("floor.flow"),
            hours.keySet().stream().map(hour -> Formats.current().time(hour)).toList(),
            List.of(
                Series.of(
                    getTranslation("floor.flow.arrived"),
                    hours.values().stream().mapToDouble(sums -> sums[0]).toArray()),
                Series.of(
                    getTranslation("floor.flow.done"),
                    hours.values().stream().mapToDouble(sums -> sums[1]).toArray())));
    Div foot = new Div(chart.legend(), more);
    foot.addClassNames("spread", "small");
    flow.show(chart, foot);
  }

  private void drawSkips(Instant at) {
    List<Move> passed = watch.moves(PASSED, at.minus(Duration.ofHours(24)));
    skips.removeAll();
    if (passed.isEmpty()) {
      return;
    }
    Map<Reason, Long> reasons =
        passed.stream()
            .flatMap(move -> Optional.ofNullable(move.reason()).stream())
            .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));
    String why =
        reasons.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(most ->
                getTranslation(
                    "floor.skips.most",
                    most.getValue(),
                    getTranslation("dispatch.reason." + most.getKey().name())))
            .orElse("");
    skips.add(
        new Callout(Icons.SKIP, getTranslation("floor.skips.count", passed.size()), why)
            .link(getTranslation("floor.skips.see"), "floor/skips"));
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
        .setWidth("150px");
    grid.addComponentColumn(line ->
            number(
                line.waiting(), address(line).in(QueueItem.State.WAITING), "floor.waiting", true))
        .setHeader(getTranslation("floor.column.waiting"))
        .setTextAlign(ColumnTextAlign.END)
        .setFlexGrow(0)
        .setWidth("80px");
    if (!phone) {
      grid.addComponentColumn(this::ages)
          .setHeader(getTranslation("floor.column.age"))
          .setFlexGrow(2)
          .setWidth("96px");
    }
    grid.addComponentColumn(this::level)
        .setHeader(getTranslation("floor.column.level"))
        .setFlexGrow(phone ? 0 : 1)
        .setWidth(phone ? "126px" : "108px");
    if (!phone) {
      count("floor.column.today", "68px", BoardLine::dueToday, FloorFilter.Due.TODAY);
      grid.addColumn(line ->
              line.oldest() == null
                  ? "–"
                  : Formats.current().duration(age(line.oldest(), clock.instant())))
          .setHeader(getTranslation("floor.column.oldest"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("90px");
      grid.addComponentColumn(
              line -> number(line.unassigned(), address(line).free(), "floor.unassigned", false))
          .setHeader(getTranslation("floor.column.unassigned"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("72px");
      grid.addComponentColumn(line ->
              number(line.held(), address(line).in(QueueItem.State.HELD), "floor.held", false))
          .setHeader(getTranslation("floor.column.held"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("76px");
      grid.addComponentColumn(line ->
              number(
                  line.parked(), address(line).in(QueueItem.State.PARKED), "floor.parked", false))
          .setHeader(getTranslation("floor.column.parked"))
          .setTextAlign(ColumnTextAlign.END)
          .setFlexGrow(0)
          .setWidth("92px");
    }
  }

  private void count(
      String header,
      String width,
      com.vaadin.flow.function.ValueProvider<BoardLine, Integer> number,
      FloorFilter.Due due) {
    grid.addComponentColumn(
            line -> number(number.apply(line), address(line).due(due), header, false))
        .setHeader(getTranslation(header))
        .setTextAlign(ColumnTextAlign.END)
        .setFlexGrow(0)
        .setWidth(width);
  }

  private FloorAddress address(BoardLine line) {
    return line.address(clients::slug);
  }

  /// A number that opens its cases; nothing is behind a nought.
  private Component number(int number, FloorAddress address, String what, boolean strong) {
    if (number == 0) {
      Span nought = new Span("0");
      nought.addClassName("dim");
      return nought;
    }
    Anchor open = new Anchor(address.path(), Formats.current().number(number));
    open.addClassName("count-link");
    if (strong) {
      open.addClassName("strong");
    }
    open.setAriaLabel(getTranslation(what) + ": " + number);
    return open;
  }

  private Component ages(BoardLine line) {
    return line.waiting() == 0 ? new Span("–") : new StackedBar(line.ages(), largest);
  }

  private Component queue(BoardLine line) {
    TenantId tenant = line.tenant();
    String type = line.workType();
    String queue = line.queue();
    String first =
        type == null
            ? clientName(tenant)
            : tenant == null ? clients.type(type) : clients.type(tenant, type);
    String second =
        type == null || tenant == null
            ? ""
            : clientName(tenant) + (queue == null || queue.equals(type) ? "" : " · " + queue);
    Anchor link = new Anchor(address(line).path(), first);
    link.addClassName("row-link");
    Div title = new Div(link);
    title.addClassName("row-title");
    Div cell = new Div(title);
    if (!second.isEmpty()) {
      Span client = new Span(second);
      client.addClassName("row-second");
      cell.add(client);
    }
    cell.addClassNames("case-cell", "row-main");
    if (tenant != null) {
      cell.addClassName(clients.of(tenant).colour().className());
    }
    return cell;
  }

  private String clientName(@Nullable TenantId tenant) {
    return tenant == null ? "" : clients.of(tenant).name();
  }

  private Component level(BoardLine line) {
    Formats formats = Formats.current();
    if (line.overdue() > 0) {
      return tagged(
          address(line).due(FloorFilter.Due.OVERDUE),
          new Tag(
              Tone.LATE,
              I18NProvider.translate("floor.level.late", formats.number(line.overdue()))));
    }
    if (line.dueSoon() > 0) {
      return tagged(
          address(line).due(FloorFilter.Due.AT_RISK),
          new Tag(
              Tone.DUE_SOON,
              I18NProvider.translate("floor.level.soon", formats.number(line.dueSoon()))));
    }
    return new Tag(Tone.MET, I18NProvider.translate("floor.level.met"));
  }

  private static Component tagged(FloorAddress address, Tag tag) {
    Anchor open = new Anchor(address.path(), tag);
    open.addClassName("tag-link");
    return open;
  }

  private void drawRoster(FloorState now, Instant at) {
    Rows rows = new Rows().quiet();
    List<RosterRow> asking = now.needsYou(at);
    Set<PersonId> shown = asking.stream().map(RosterRow::person).collect(Collectors.toSet());
    if (!asking.isEmpty()) {
      rows.group(getTranslation("floor.roster.needs"), asking.size());
      asking.forEach(agent -> rows.add(agent(agent, now, at)));
    }
    group(rows, "floor.roster.work", now.inWork(), shown, now, at);
    group(rows, "floor.roster.queue", now.onQueue(), shown, now, at);
    group(rows, "floor.roster.away", now.away(), shown, now, at);
    roster.show(rows);
  }

  private void group(
      Rows rows, String key, List<RosterRow> all, Set<PersonId> shown, FloorState now, Instant at) {
    List<RosterRow> agents = all.stream().filter(row -> !shown.contains(row.person())).toList();
    if (agents.isEmpty()) {
      return;
    }
    rows.group(getTranslation(key), agents.size());
    agents.stream().limit(MANY_IN_WORK).forEach(agent -> rows.add(agent(agent, now, at)));
    if (agents.size() > MANY_IN_WORK) {
      Anchor more =
          new Anchor(
              FloorAddress.ALL.in(QueueItem.State.HELD).path(),
              getTranslation("floor.roster.others", agents.size() - MANY_IN_WORK));
      rows.add(new Row("").named(more));
    }
  }

  private Row agent(RosterRow agent, FloorState now, Instant at) {
    Anchor name = new Anchor(FloorAddress.ALL.heldBy(agent.person()).path(), agent.name());
    name.addClassName("count-link");
    Row row = new Row(agent.name()).named(name).front(new Avatar(agent.name()));
    int done =
        today.values().stream().mapToInt(day -> day.done().getOrDefault(agent.person(), 0)).sum();
    QueueItem holding = agent.holding();
    Instant since = agent.heldSince();
    if (holding == null || since == null) {
      Span words = new Span(getTranslation("floor.presence." + agent.presence().name()));
      if (now.longIdle(agent, at)) {
        words.addClassName("is-due-soon");
      }
      return row.second(words)
          .second(facts(agent, done))
          .end(Formats.current().duration(Duration.between(agent.since(), at)));
    }
    Anchor link =
        new Anchor(
            DeskNavigation.caseOf(clients.slug(holding.tenant()), holding.reference()),
            holding.reference());
    link.addClassName("ref");
    Span time = new Span(Formats.current().duration(Duration.between(since, at)));
    if (now.longOnACase(agent, at)) {
      time.addClassName("is-due-soon");
      time.addComponentAsFirst(Icons.LATE.small());
    }
    if (agent.held() > 1) {
      Span more =
          new Span(
              getTranslation("floor.roster.more", "", Formats.current().number(agent.held() - 1L))
                  .strip());
      row.second(link, more, time);
    } else {
      row.second(link, time);
    }
    row.second(facts(agent, done));
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

  /// What was done today, what is in hand of what may be, and for whom.
  private Span facts(RosterRow agent, int done) {
    Span facts = new Span(getTranslation("floor.roster.facts", done, agent.load(), agent.most()));
    Span dots = new Span();
    dots.addClassName("client-dots");
    List<ViewerClient> served =
        agent.clients().stream()
            .map(clients::of)
            .sorted(java.util.Comparator.comparing(ViewerClient::name))
            .toList();
    served.forEach(client -> dots.add(io.trastienda.ui.shell.ClientTag.dot(client.colour())));
    String names = served.stream().map(ViewerClient::name).collect(Collectors.joining(", "));
    dots.setTitle(names);
    dots.getElement().setAttribute("role", "img");
    dots.getElement().setAttribute("aria-label", names);
    facts.addClassNames("line-up", "roster-facts");
    facts.add(dots);
    return facts;
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
}
