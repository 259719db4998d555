package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.AgeBar;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.ViewTabs;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The queue over the reader's clients: saved views, filters, rows, range and freshness.
class QueueList extends Div {

  private static final int[] PRIORITIES = {1, 2, 3, 4};

  private record Choice(String words, QueueAddress address, boolean chosen) {}

  private final QueueReader reader;
  private final Clients clients;
  private final NextCase next;
  private final Clock clock;
  private final Viewer viewer;
  private final Map<String, LocalizedText> types = new LinkedHashMap<>();
  private final Div tabs = new Div();
  private final Div pills = new Div();
  private final TextField text = new TextField();
  private final Grid<QueueRow> grid = new Grid<>();
  private final Div foot = new Div();
  private QueueAddress address = QueueAddress.EVERYTHING;
  private boolean laidOut;

  QueueList(
      QueueReader reader, Clients clients, NextCase next, CatalogueDesk catalogue, Clock clock) {
    this.reader = reader;
    this.clients = clients;
    this.next = next;
    this.clock = clock;
    viewer = clients.viewer();
    for (ViewerClient client : viewer.clients()) {
      for (WorkType type : catalogue.workTypes(clients.idOf(client.slug()))) {
        types.putIfAbsent(type.key(), type.name());
      }
    }
    addClassName("queue");
    text.setPrefixComponent(Icons.FILTER.create());
    text.setPlaceholder(getTranslation("desk.filter.text"));
    text.setAriaLabel(getTranslation("desk.filter.text"));
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addClassName("queue-text");
    text.setClearButtonVisible(true);
    text.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        go(address.beginning(change.getValue()));
      }
    });
    pills.addClassName("filters");
    Div filters = new Div(text, pills);
    filters.addClassNames("filters", "queue-filters");
    foot.addClassName("list-foot");
    grid.addThemeNames("no-border");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setSizeFull();
    grid.getElement().setAttribute("aria-label", getTranslation("desk.queue"));
    Div rows = new Div(grid);
    rows.addClassName("queue-rows");
    add(tabs, filters, rows, foot);
    Shortcuts.addShortcutListener(
            this,
            () -> {
              if (address.isFiltered()) {
                go(address.view());
              }
            },
            Key.ESCAPE)
        .listenOn(this);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    layOut(Widths.isPhone(attach.getUI()));
  }

  private void layOut(boolean phone) {
    if (laidOut) {
      return;
    }
    laidOut = true;
    if (phone) {
      grid.addComponentColumn(this::stacked)
          .setHeader(getTranslation("desk.column.urgency"))
          .setAutoWidth(false);
      return;
    }
    grid.addComponentColumn(this::title)
        .setHeader(getTranslation("desk.column.case"))
        .setFlexGrow(3)
        .setWidth("260px");
    grid.addComponentColumn(row -> new ClientTag(row.client()))
        .setHeader(getTranslation("desk.column.client"))
        .setFlexGrow(1)
        .setWidth("150px");
    grid.addColumn(row -> getTranslation("desk.priority." + row.item().priority()))
        .setHeader(getTranslation("desk.column.priority"))
        .setFlexGrow(0)
        .setWidth("100px");
    grid.addComponentColumn(this::age)
        .setHeader(getTranslation("desk.column.age"))
        .setFlexGrow(0)
        .setWidth("160px");
    grid.addComponentColumn(row -> LimitWords.badge(row.item(), clock.instant()))
        .setHeader(getTranslation("desk.column.level"))
        .setFlexGrow(1)
        .setWidth("170px");
    grid.addComponentColumn(this::holder)
        .setHeader(getTranslation("desk.column.holder"))
        .setFlexGrow(1)
        .setWidth("180px");
  }

  private Component title(QueueRow row) {
    Anchor link = new Anchor(row.path(), row.summary().title());
    link.addClassNames("row-link");
    Div title = new Div(link);
    title.addClassName("row-title");
    Span second =
        new Span(
            row.item().reference()
                + "  ·  "
                + Formats.current().text(row.summary().workTypeName()));
    second.addClassName("row-second");
    Div cell = new Div(title, second);
    cell.addClassNames("case-cell", "row-main", row.client().colour().className());
    return cell;
  }

  private Component stacked(QueueRow row) {
    Div cell = (Div) title(row);
    Div third = new Div(LimitWords.badge(row.item(), clock.instant()));
    third.addClassName("case-third");
    Span holder = new Span(holderWords(row, "desk.holder.sentence."));
    holder.addClassNames("small", "dim");
    third.add(holder);
    cell.add(third);
    return cell;
  }

  private Component age(QueueRow row) {
    Instant now = clock.instant();
    return new AgeBar(
        Duration.between(row.item().openedAt(), now),
        row.used(now),
        LimitWords.tone(row.item(), now));
  }

  private Component holder(QueueRow row) {
    Div cell = new Div();
    cell.addClassName("line-up");
    switch (row.item().state()) {
      case HELD -> {
        if (row.mine()) {
          cell.add(new Avatar(viewer.name()));
        }
        cell.add(new Span(holderWords(row, "desk.holder.")));
      }
      case PARKED -> {
        Span parked = new Span(LimitWords.parked(row.item()));
        parked.addClassName("dim");
        cell.add(parked);
      }
      case WAITING -> {
        Button take = new Button(getTranslation("desk.take"));
        take.addThemeVariants(ButtonVariant.SMALL);
        take.setAriaLabel(getTranslation("desk.take.one", row.item().reference()));
        take.addClickListener(
            click -> next.open(UI.getCurrent(), row.item().tenant(), row.item().id()));
        Span nobody = new Span(getTranslation("desk.holder.nobody"));
        nobody.addClassName("dim");
        cell.addClassName("take-cell");
        cell.add(nobody, take);
      }
    }
    return cell;
  }

  private String holderWords(QueueRow row, String prefix) {
    return switch (row.item().state()) {
      case HELD ->
          row.mine()
              ? getTranslation(prefix + "you")
              : getTranslation(
                  prefix + "other", Optional.ofNullable(row.summary().agent()).orElse("–"));
      case PARKED -> LimitWords.parked(row.item());
      case WAITING -> getTranslation(prefix + "nobody");
    };
  }

  /// Shows what an address asks for; {@link #read()} fills it.
  void show(QueueAddress wanted) {
    address = wanted;
    if (!text.getValue().equalsIgnoreCase(wanted.text())) {
      text.setValue(wanted.text());
    }
    drawPills();
  }

  void read() {
    Instant now = clock.instant();
    List<QueueRow> rows = reader.rows(address.filter(clients::idOf));
    int count = reader.count(address);
    grid.setItems(rows);
    grid.setEmptyStateComponent(nothing());
    drawTabs();
    drawFoot(rows.size(), count, now);
  }

  private Component nothing() {
    if (!address.isFiltered()) {
      return new NothingHere(
          Icons.MET, getTranslation("desk.nothing.view"), getTranslation("desk.nothing.view.why"));
    }
    List<String> on = new ArrayList<>();
    if (!address.text().isEmpty()) {
      on.add(getTranslation("desk.filter.on.text", address.text()));
    }
    address.clients().stream().map(this::clientName).sorted().forEach(on::add);
    address.workType().ifPresent(type -> on.add(typeName(type)));
    address
        .priority()
        .ifPresent(one ->
            on.add(
                getTranslation("desk.filter.on.priority", getTranslation("desk.priority." + one))));
    int without = reader.count(address.view());
    return new NothingHere(
            Icons.FILTER,
            getTranslation("desk.nothing.filtered"),
            getTranslation("desk.nothing.filtered.why", String.join(", ", on), without))
        .action(getTranslation("desk.filter.clear"), () -> go(address.view()));
  }

  private void drawTabs() {
    QueueAddress all = QueueAddress.EVERYTHING;
    Map<String, QueueAddress> views = new LinkedHashMap<>();
    views.put("desk.view.waiting", all.in(Set.of(QueueItem.State.WAITING)));
    views.put("desk.view.overdue", all.late(true));
    views.put("desk.view.mine", all.own(true));
    views.put("desk.view.parked", all.in(Set.of(QueueItem.State.PARKED)));
    views.put("desk.view.everything", all);
    ViewTabs links = new ViewTabs(getTranslation("desk.views"));
    views.forEach((key, view) ->
        links.view(
            getTranslation(key), view.path(), reader.count(view), view.equals(address.view())));
    tabs.removeAll();
    tabs.add(links);
  }

  private void drawPills() {
    pills.removeAll();
    List<Choice> byClient = new ArrayList<>();
    byClient.add(choice("desk.filter.all.client", address.of(Set.of())));
    for (ViewerClient client : viewer.clients()) {
      byClient.add(
          new Choice(
              client.name(),
              address.of(Set.of(client.slug())),
              address.clients().contains(client.slug())));
    }
    pill(
        "desk.column.client",
        address.clients().stream().map(this::clientName).sorted().reduce((a, b) -> a + ", " + b),
        byClient);
    List<Choice> byType = new ArrayList<>();
    byType.add(choice("desk.filter.all.type", address.about(Optional.empty())));
    types.forEach((key, name) ->
        byType.add(
            new Choice(
                Formats.current().text(name),
                address.about(Optional.of(key)),
                address.workType().equals(Optional.of(key)))));
    pill("desk.column.type", address.workType().map(this::typeName), byType);
    List<Choice> byPriority = new ArrayList<>();
    byPriority.add(choice("desk.filter.all.priority", address.ranked(Optional.empty())));
    for (int one : PRIORITIES) {
      byPriority.add(
          new Choice(
              getTranslation("desk.priority." + one),
              address.ranked(Optional.of(one)),
              address.priority().equals(Optional.of(one))));
    }
    pill(
        "desk.column.priority",
        address.priority().map(one -> getTranslation("desk.priority." + one)),
        byPriority);
  }

  private Choice choice(String key, QueueAddress wanted) {
    return new Choice(getTranslation(key), wanted, wanted.equals(address.at(1)));
  }

  private void pill(String key, Optional<String> chosen, List<Choice> choices) {
    NativeButton pill = new NativeButton();
    pill.getElement().setAttribute("type", "button");
    pill.addClassName("pill");
    pill.setClassName("is-on", chosen.isPresent());
    Span value = new Span(chosen.orElse(choices.getFirst().words()));
    value.addClassName("pill-value");
    pill.add(new Span(getTranslation(key)), value, Icons.EXPAND.small());
    Div lines = new Div();
    lines.addClassName("choices");
    Popover popover = new Popover(lines);
    for (Choice choice : choices) {
      NativeButton line = new NativeButton();
      line.getElement().setAttribute("type", "button");
      line.addClassName("choice-line");
      line.getElement().setAttribute("aria-pressed", String.valueOf(choice.chosen()));
      line.add(new Span(choice.words()));
      if (choice.chosen()) {
        line.add(Icons.CHECK.small());
      }
      line.addClickListener(click -> {
        popover.close();
        go(choice.address());
      });
      lines.add(line);
    }
    popover.setTarget(pill);
    popover.setPosition(PopoverPosition.BOTTOM_START);
    popover.setAriaLabel(getTranslation(key));
    pills.add(pill, popover);
  }

  private void drawFoot(int shown, int count, Instant now) {
    Formats formats = Formats.current();
    int from = (address.page() - 1) * QueueAddress.PAGE;
    Div range =
        new Div(
            new Span(
                getTranslation(
                    "desk.range",
                    formats.number(shown == 0 ? 0 : from + 1),
                    formats.number((long) from + shown),
                    formats.number(count))));
    range.addClassName("line-up");
    if (address.page() > 1) {
      range.add(new Anchor(address.at(address.page() - 1).path(), getTranslation("desk.before")));
    }
    if (from + shown < count) {
      range.add(new Anchor(address.at(address.page() + 1).path(), getTranslation("desk.after")));
    }
    foot.removeAll();
    foot.add(range, new Stale(now, now, Duration.ofMinutes(1)));
  }

  private String clientName(String slug) {
    return viewer.clients().stream()
        .filter(client -> client.slug().equals(slug))
        .map(ViewerClient::name)
        .findFirst()
        .orElse(slug);
  }

  private String typeName(String key) {
    LocalizedText name = types.get(key);
    return name == null ? key : Formats.current().text(name);
  }

  private static void go(QueueAddress wanted) {
    DeskNavigation.go(UI.getCurrent(), wanted.path());
  }
}
