package io.trastienda.ui.floor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorCase;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.FloorFilter;
import io.trastienda.platform.dispatch.FloorWatch;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.RosterRow;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.Widths;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The cases behind a number of the floor, to be assigned, dealt out or put first together.
@Route(value = "floor/cases", layout = Shell.class)
@RolesAllowed("COORDINATOR")
class FloorCasesView extends Page implements AfterNavigationObserver {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_REFUSED = 5;

  private final FloorWatch watch;
  private final FloorDesk desk;
  private final DispatchDesk dispatch;
  private final FloorClients clients;
  private final RefusalTexts refusals;
  private final Clock clock;
  private final LiveScreen live;
  private final Div tabs = new Div();
  private final Grid<FloorCase> grid = new Grid<>();
  private final Div bar = new Div();
  private final Span chosen = new Span();
  private final Button assign = new Button();
  private final Button first = new Button();
  private final Button deal = new Button();
  private final Div result = new Div();
  private final Div foot = new Div();
  private final Map<PersonId, String> names = new HashMap<>();
  private FloorAddress address = FloorAddress.ALL;
  private boolean laidOut;

  FloorCasesView(
      FloorWatch watch,
      FloorDesk desk,
      DispatchDesk dispatch,
      FloorClients clients,
      RefusalTexts refusals,
      LiveFeed feed,
      Clock clock) {
    super("");
    this.watch = watch;
    this.desk = desk;
    this.dispatch = dispatch;
    this.clients = clients;
    this.refusals = refusals;
    this.clock = clock;
    setHeading(getTranslation("floor.cases"));
    live = new LiveScreen(this, feed, PAUSE, this::hint);
    grid.addThemeNames("no-border");
    grid.setSelectionMode(Grid.SelectionMode.MULTI);
    grid.setAllRowsVisible(true);
    grid.setId("floor-cases");
    grid.getElement().setAttribute("aria-label", getTranslation("floor.cases"));
    grid.addSelectionListener(change -> drawBar());
    assign.setText(getTranslation("floor.assign"));
    assign.setId("floor-assign");
    assign.addThemeVariants(ButtonVariant.PRIMARY);
    assign.addClickListener(click -> askAssign());
    assign.addClickShortcut(Key.KEY_A, KeyModifier.ALT, KeyModifier.SHIFT);
    first.setText(getTranslation("floor.priority"));
    first.setId("floor-priority");
    first.addClickListener(click -> askPriority());
    deal.setText(getTranslation("floor.deal"));
    deal.setId("floor-deal");
    deal.addClickListener(click -> askDeal());
    chosen.addClassName("strong");
    chosen.getElement().setAttribute("aria-live", "polite");
    bar.add(chosen, assign, first, deal);
    bar.addClassNames("filters", "floor-bar");
    result.getElement().setAttribute("role", "status");
    foot.addClassName("list-foot");
    Panel panel = new Panel(getTranslation("floor.cases.list"), bar, result, grid).flush();
    panel.foot(foot);
    addBlock(tabs, panel);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    layOut(Widths.isPhone(attach.getUI()));
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    address = FloorAddress.parse(event.getLocation().getQueryParameters().getParameters());
    live.follow(clients.ids());
    result.removeAll();
    read();
  }

  /// News while somebody chooses would take rows from under the hand: it waits until nothing is
  /// chosen.
  private void hint() {
    if (grid.getSelectedItems().isEmpty()) {
      read();
    }
  }

  private void read() {
    names.clear();
    for (RosterRow row : dispatch.roster()) {
      names.put(row.person(), row.name());
    }
    List<FloorCase> rows = watch.cases(address.filter(clients::idOf));
    int count = watch.count(address.filter(clients::idOf));
    grid.deselectAll();
    grid.setItems(rows);
    grid.setEmptyStateComponent(nothing());
    List<String> of = new ArrayList<>();
    address.client().ifPresent(slug -> of.add(clients.of(clients.idOf(slug)).name()));
    address.workType().ifPresent(type -> of.add(clients.type(type)));
    address
        .queue()
        .filter(queue -> !address.workType().equals(Optional.of(queue)))
        .ifPresent(of::add);
    address.agent().ifPresent(agent -> of.add(names.getOrDefault(new PersonId(agent), "–")));
    address.words().forEach(key -> of.add(getTranslation(key)));
    setPurpose(
        of.isEmpty()
            ? getTranslation("floor.cases.all", count)
            : getTranslation("floor.cases.of", count, String.join(" · ", of)));
    drawTabs();
    drawBar();
    drawFoot(rows.size(), count);
  }

  private Component nothing() {
    NothingHere nothing =
        new NothingHere(
            Icons.MET, getTranslation("floor.cases.none"), getTranslation("floor.cases.none.why"));
    return address.isNarrow()
        ? nothing.link(getTranslation("floor.cases.clear"), FloorAddress.ALL.path())
        : nothing;
  }

  private void drawTabs() {
    FloorAddress base =
        FloorAddress.ALL.of(address.client()).about(address.workType()).within(address.queue());
    Map<String, FloorAddress> views = new LinkedHashMap<>();
    views.put("floor.cases.view.all", base);
    views.put("floor.cases.free", base.free());
    for (FloorFilter.Due due : FloorFilter.Due.values()) {
      views.put("floor.cases.due." + due, base.due(due));
    }
    for (FloorFilter.Age age : FloorFilter.Age.values()) {
      views.put("floor.cases.age." + age, base.aged(age));
    }
    for (QueueItem.State state : QueueItem.State.values()) {
      views.put("floor.cases.state." + state, base.in(state));
    }
    ViewTabs links = new ViewTabs(getTranslation("floor.cases.views"));
    views.forEach((key, view) ->
        links.view(
            getTranslation(key),
            view.path(),
            watch.count(view.filter(clients::idOf)),
            view.equals(address.at(1))));
    tabs.removeAll();
    tabs.add(links);
  }

  private void drawFoot(int shown, int count) {
    foot.removeAll();
    int from = (address.page() - 1) * FloorAddress.PAGE;
    foot.add(
        new Span(
            getTranslation("floor.cases.range", count == 0 ? 0 : from + 1, from + shown, count)));
    if (address.page() > 1) {
      foot.add(
          new Anchor(address.at(address.page() - 1).path(), getTranslation("floor.cases.back")));
    }
    if (from + shown < count) {
      foot.add(
          new Anchor(address.at(address.page() + 1).path(), getTranslation("floor.cases.more")));
    }
  }

  private void drawBar() {
    int many = grid.getSelectedItems().size();
    chosen.setText(getTranslation("floor.cases.chosen", many));
    assign.setEnabled(many > 0);
    first.setEnabled(many > 0);
    if (many > 0) {
      result.removeAll();
    }
  }

  private void layOut(boolean phone) {
    if (laidOut) {
      return;
    }
    laidOut = true;
    grid.addComponentColumn(this::title)
        .setHeader(getTranslation("floor.cases.column.case"))
        .setFlexGrow(2)
        .setWidth(phone ? "144px" : "210px");
    if (!phone) {
      grid.addComponentColumn(row -> new ClientTag(clients.of(row.item().tenant())))
          .setHeader(getTranslation("floor.cases.column.client"))
          .setFlexGrow(1)
          .setWidth("150px");
      grid.addColumn(row ->
              Formats.current().duration(Duration.between(row.item().openedAt(), clock.instant())))
          .setHeader(getTranslation("floor.cases.column.age"))
          .setFlexGrow(0)
          .setWidth("90px");
      grid.addColumn(this::priority)
          .setHeader(getTranslation("floor.cases.column.priority"))
          .setFlexGrow(0)
          .setWidth("130px");
    }
    grid.addComponentColumn(this::level)
        .setHeader(getTranslation("floor.cases.column.due"))
        .setFlexGrow(1)
        .setWidth(phone ? "156px" : "160px");
    if (!phone) {
      grid.addColumn(this::whose)
          .setHeader(getTranslation("floor.cases.column.whose"))
          .setFlexGrow(1)
          .setWidth("170px");
    }
  }

  private Component title(FloorCase row) {
    QueueItem item = row.item();
    Anchor link =
        new Anchor(
            DeskNavigation.caseOf(clients.slug(item.tenant()), item.reference()), item.reference());
    link.addClassName("row-link");
    Div title = new Div(link);
    title.addClassName("row-title");
    Span second = new Span(clients.type(item.tenant(), item.workType()));
    second.addClassName("row-second");
    Div cell = new Div(title, second);
    cell.addClassNames("case-cell", "row-main", clients.of(item.tenant()).colour().className());
    return cell;
  }

  private String priority(FloorCase row) {
    Integer override = row.override();
    String own = getTranslation("desk.priority." + row.item().priority());
    return override == null
        ? own
        : getTranslation("floor.cases.override", getTranslation("desk.priority." + override), own);
  }

  private Component level(FloorCase row) {
    QueueItem item = row.item();
    Instant due = item.dueAt();
    if (due != null) {
      return new ServiceLevelBadge(due, clock.instant());
    }
    return item.state() == QueueItem.State.PARKED
        ? new Tag(Tone.PAUSED, getTranslation("floor.cases.state.PARKED"))
        : ServiceLevelBadge.none();
  }

  private String whose(FloorCase row) {
    PersonId holder = row.item().holder();
    PersonId kept = row.keptFor();
    if (holder != null) {
      return getTranslation("floor.cases.holds", names.getOrDefault(holder, "–"));
    }
    if (kept != null) {
      return getTranslation(
          row.asked() ? "floor.cases.asked" : "floor.cases.kept", names.getOrDefault(kept, "–"));
    }
    return getTranslation("floor.cases.state." + row.item().state());
  }

  private List<FloorCase> selection() {
    return grid.getSelectedItems().stream()
        .sorted(Comparator.comparing(row -> row.item().reference()))
        .toList();
  }

  private void askAssign() {
    List<FloorCase> rows = selection();
    Set<TenantId> of = rows.stream().map(row -> row.item().tenant()).collect(Collectors.toSet());
    List<RosterRow> able =
        dispatch.roster().stream().filter(row -> row.clients().containsAll(of)).toList();
    ChooseAgent.ask(
        getTranslation("floor.assign.title", rows.size()),
        able,
        agent ->
            each(
                rows,
                row -> desk.assign(row.item().tenant(), row.item().id(), agent.person()),
                "floor.assign.done",
                agent.name()));
  }

  private void askPriority() {
    List<FloorCase> rows = selection();
    ComboBox<Integer> priority = new ComboBox<>(getTranslation("floor.cases.column.priority"));
    priority.setItems(1, 2, 3, 4, 0);
    priority.setItemLabelGenerator(one ->
        one == 0 ? getTranslation("floor.priority.own") : getTranslation("desk.priority." + one));
    priority.setId("override-priority");
    ChooseAgent.ask(
        getTranslation("floor.priority.title", rows.size()),
        getTranslation("floor.priority.why"),
        getTranslation("floor.priority.do"),
        priority,
        one ->
            each(
                rows,
                row ->
                    desk.override(
                        row.item().tenant(), row.item().id(), one == 0 ? null : one, Reason.URGENT),
                "floor.priority.done",
                ""));
  }

  private void askDeal() {
    Set<TenantId> of =
        selection().stream().map(row -> row.item().tenant()).collect(Collectors.toSet());
    Optional<String> slug =
        of.size() == 1 ? Optional.of(clients.slug(of.iterator().next())) : address.client();
    new DealDialog(
            desk,
            watch,
            clients,
            refusals,
            slug,
            address.workType(),
            address.queue(),
            dealt -> {
              say(getTranslation("floor.deal.done", dealt), List.of());
              read();
            })
        .open();
  }

  /// Does one thing to each case; what is refused is named, the rest is done.
  private void each(
      List<FloorCase> rows, java.util.function.Consumer<FloorCase> act, String done, String who) {
    int count = 0;
    List<String> refused = new ArrayList<>();
    for (FloorCase row : rows) {
      try {
        act.accept(row);
        count++;
      } catch (Refusal refusal) {
        refused.add(row.item().reference() + ": " + refusals.say(refusal, Formats.current()));
      }
    }
    read();
    say(getTranslation(done, count, who), refused);
  }

  private void say(String words, List<String> refused) {
    result.removeAll();
    Toast.show(words);
    Div banner = new Div((refused.isEmpty() ? Icons.MET : Icons.LATE).create());
    Div lines = new Div(new Div(words));
    refused.stream().limit(MOST_REFUSED).forEach(line -> lines.add(new Div(line)));
    if (refused.size() > MOST_REFUSED) {
      lines.add(new Div(getTranslation("floor.refused.more", refused.size() - MOST_REFUSED)));
    }
    banner.add(lines);
    banner.addClassNames("floor-result", refused.isEmpty() ? "is-met" : "is-due-soon");
    banner.setId("floor-result");
    result.add(banner);
    UI.getCurrent().getPage().executeJs("document.getElementById('floor-cases')?.focus()");
  }
}
