package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.worklist.BulkAct;
import io.trastienda.platform.worklist.BulkDesk;
import io.trastienda.platform.worklist.ViewColumn;
import io.trastienda.platform.worklist.ViewDesk;
import io.trastienda.ui.shell.AgeBar;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.KeyHint;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Stale;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The queue over the reader's clients: saved views, filters, rows, what is done to several of
/// them, range and freshness.
class QueueList extends Div {

  private static final int[] PRIORITIES = {1, 2, 3, 4};
  private static final int MOST_PICKED = 200;

  /// How long the number of cases to check may be old: it is read client by client.
  private static final Duration COUNTED = Duration.ofSeconds(10);

  /// Keys of the list, heard only while it has the focus, and not while somebody types.
  private static final String KEYS =
      """
      this.addEventListener('keydown', e => {
        if (e.ctrlKey || e.altKey || e.metaKey || !window.trastienda || window.trastienda.typing(e)) { return; }
        const at = e.composedPath()[0], name = at.tagName;
        const key = e.key.length === 1 ? e.key.toLowerCase() : e.key;
        const single = ['j', 'k', 'x', 'e', 's'].includes(key) && window.trastienda.single;
        const enter = e.key === 'Enter' && window.trastienda.single && name !== 'A' && name !== 'BUTTON';
        if (single || enter || e.key === 'Escape') {
          e.preventDefault();
          e.stopPropagation();
          $0.$server.listKey(key, e.shiftKey);
        }
      }, true);
      """;

  private record Choice(String words, QueueAddress address, boolean chosen) {}

  private final QueueReader reader;
  private final Clients clients;
  private final NextCase next;
  private final BulkDesk bulk;
  private final Clock clock;
  private final Viewer viewer;
  private final Map<String, LocalizedText> types = new LinkedHashMap<>();
  private final Map<TenantId, Map<String, WorkType>> kinds = new HashMap<>();
  private final ViewBar views;
  private final Div pills = new Div();
  private final Div look = new Div();
  private final TextField text = new TextField();
  private final Grid<QueueRow> grid = new Grid<>();
  private final List<QueueRow> rows = new ArrayList<>();
  private final ListDataProvider<QueueRow> provider =
      new ListDataProvider<>(rows) {
        @Override
        public Object getId(QueueRow row) {
          return row.key();
        }
      };
  private final Div foot = new Div();
  private final Div told = new Div();
  private final BulkBar bar;
  private final BulkResult result;
  private final Map<BulkRun.Picked, QueueRow> picked = new LinkedHashMap<>();
  private final Map<BulkRun.Picked, NativeButton> boxes = new HashMap<>();
  private final NativeButton whole = box();
  private QueueAddress address = QueueAddress.EVERYTHING;
  private QueueAddress below = QueueAddress.EVERYTHING;
  private List<ViewColumn> laidOut = List.of();
  private Instant countedAt = Instant.EPOCH;
  private int toCheck;
  private boolean phone;
  private int cursor = -1;
  private int anchor = -1;

  QueueList(Parts parts) {
    this.reader = parts.reader();
    this.clients = parts.clients();
    this.next = parts.next();
    this.bulk = parts.bulk();
    this.clock = parts.clock();
    viewer = clients.viewer();
    views =
        new ViewBar(
            parts.viewDesk(),
            parts.views(),
            clients,
            parts.refusals(),
            view -> view.checks() ? toCheck(parts.checks()) : reader.count(view));
    for (ViewerClient client : viewer.clients()) {
      TenantId tenant = clients.idOf(client.slug());
      Map<String, WorkType> own = new HashMap<>();
      for (WorkType type : parts.catalogue().workTypes(tenant)) {
        types.putIfAbsent(type.key(), type.name());
        own.put(type.key(), type);
      }
      kinds.put(tenant, own);
    }
    bar =
        new BulkBar(
            viewer, parts.dispatch(), this::parkReasons, clock, this::run, this::clearPicked);
    result = new BulkResult(bulk, parts.refusals(), this::read);
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
    look.addClassName("queue-look");
    Div filters = new Div(text, pills, look);
    filters.addClassNames("filters", "queue-filters");
    foot.addClassName("list-foot");
    told.addClassName("visually-hidden");
    told.getElement().setAttribute("role", "status");
    grid.addThemeNames("no-border");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setSizeFull();
    grid.setItems(provider);
    grid.addItemClickListener(click -> point(index(click.getItem())));
    grid.setPartNameGenerator(row -> isCursor(row) ? "cursor" : null);
    grid.getElement().setAttribute("aria-label", getTranslation("desk.queue"));
    whole.setId("pick-all");
    whole.setAriaLabel(getTranslation("desk.pick.all"));
    whole.addClickListener(click -> pickAll());
    Div list = new Div(grid);
    list.addClassName("queue-rows");
    list.getElement().executeJs(KEYS, getElement());
    add(views, filters, result, list, bar, foot, told);
  }

  private int toCheck(Checks checks) {
    Instant now = clock.instant();
    if (now.isAfter(countedAt.plus(COUNTED))) {
      toCheck = checks.count();
      countedAt = now;
    }
    return toCheck;
  }

  /// What the list is made of.
  record Parts(
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
      Clock clock) {}

  /// The keys of the list.
  static List<KeyHint> keys() {
    return List.of(
        KeyHint.single("j", "desk.keyed.down"),
        KeyHint.single("k", "desk.keyed.up"),
        KeyHint.single("x", "desk.keyed.pick"),
        KeyHint.single("⇧ x", "desk.keyed.pick-range"),
        KeyHint.single("↵", "desk.keyed.open"),
        KeyHint.single("e", "desk.keyed.take"),
        KeyHint.single("s", "desk.keyed.park"),
        KeyHint.of("Esc", "desk.keyed.clear"));
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    phone = Widths.isPhone(attach.getUI());
    layOut();
  }

  private void layOut() {
    List<ViewColumn> wanted = address.columns();
    if (laidOut.equals(wanted)) {
      return;
    }
    laidOut = wanted;
    grid.removeAllColumns();
    boxes.clear();
    if (phone) {
      grid.addComponentColumn(this::stacked).setHeader(phoneHead()).setAutoWidth(false);
      return;
    }
    grid.addComponentColumn(this::pick).setHeader(whole).setFlexGrow(0).setWidth("72px");
    grid.addComponentColumn(this::title)
        .setHeader(getTranslation("desk.column.case"))
        .setFlexGrow(3)
        .setWidth("260px");
    wanted.forEach(this::column);
  }

  private Div phoneHead() {
    Div head = new Div(whole, new Span(getTranslation("desk.column.urgency")));
    head.addClassName("line-up");
    return head;
  }

  private void column(ViewColumn column) {
    String words = getTranslation(ViewBar.columnKey(column));
    switch (column) {
      case CLIENT ->
          grid.addComponentColumn(row -> new ClientTag(row.client()))
              .setHeader(words)
              .setFlexGrow(1)
              .setWidth("150px");
      case PRIORITY ->
          grid.addColumn(row -> getTranslation("desk.priority." + row.item().priority()))
              .setHeader(words)
              .setFlexGrow(0)
              .setWidth("100px");
      case QUEUE ->
          grid.addColumn(row -> row.item().queue())
              .setHeader(words)
              .setFlexGrow(0)
              .setWidth("130px");
      case AGE ->
          grid.addComponentColumn(this::age).setHeader(words).setFlexGrow(0).setWidth("160px");
      case LEVEL ->
          grid.addComponentColumn(row -> LimitWords.badge(row.item(), clock.instant()))
              .setHeader(words)
              .setFlexGrow(1)
              .setWidth("170px");
      case HOLDER ->
          grid.addComponentColumn(this::holder).setHeader(words).setFlexGrow(1).setWidth("180px");
    }
  }

  // ------------------------------------------------------------------ rows

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
    cell.addClassName("case-stacked");
    cell.addComponentAsFirst(pick(row));
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

  // ------------------------------------------------------------------ picking

  private static NativeButton box() {
    NativeButton box = new NativeButton();
    box.add(Icons.CHECK.small());
    box.addClassName("pick");
    box.getElement().setAttribute("type", "button");
    box.getElement().setAttribute("role", "checkbox");
    box.getElement().setAttribute("aria-checked", "false");
    return box;
  }

  private NativeButton pick(QueueRow row) {
    NativeButton box = box();
    box.setAriaLabel(getTranslation("desk.pick.one", row.item().reference()));
    box.getElement().setAttribute("aria-checked", String.valueOf(picked.containsKey(row.key())));
    box.addClickListener(click -> toggle(index(row), click.isShiftKey()));
    boxes.put(row.key(), box);
    return box;
  }

  private int index(QueueRow row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).key().equals(row.key())) {
        return i;
      }
    }
    return -1;
  }

  private void toggle(int at, boolean range) {
    if (at < 0 || at >= rows.size()) {
      return;
    }
    boolean on = !picked.containsKey(rows.get(at).key());
    int from = range && anchor >= 0 && anchor < rows.size() ? anchor : at;
    for (int i = Math.min(from, at); i <= Math.max(from, at); i++) {
      set(rows.get(i), on || range);
    }
    anchor = at;
    drawPicked();
  }

  private void set(QueueRow row, boolean on) {
    if (!on) {
      picked.remove(row.key());
    } else if (picked.size() < MOST_PICKED) {
      picked.put(row.key(), row);
    }
  }

  private void pickAll() {
    boolean on = !allPicked();
    rows.forEach(row -> set(row, on));
    drawPicked();
  }

  private boolean allPicked() {
    return !rows.isEmpty() && rows.stream().allMatch(row -> picked.containsKey(row.key()));
  }

  private void clearPicked() {
    picked.clear();
    anchor = -1;
    drawPicked();
  }

  private void drawPicked() {
    boxes.forEach((key, box) ->
        box.getElement().setAttribute("aria-checked", String.valueOf(picked.containsKey(key))));
    whole
        .getElement()
        .setAttribute("aria-checked", allPicked() ? "true" : picked.isEmpty() ? "false" : "mixed");
    bar.show(List.copyOf(picked.values()));
  }

  private List<WorkType.Choice> parkReasons(QueueRow row) {
    WorkType type = kinds.getOrDefault(row.item().tenant(), Map.of()).get(row.item().workType());
    return type == null ? List.of() : type.parkReasons();
  }

  private void run(BulkAct act) {
    BulkRun run =
        BulkRun.of(act, List.copyOf(picked.keySet()), (tenant, id) -> bulk.act(tenant, id, act));
    result.show(run);
    clearPicked();
    read();
  }

  // ------------------------------------------------------------------ keys

  /// A key of the list; called by the browser.
  @ClientCallable
  void listKey(String key, boolean shift) {
    switch (key) {
      case "j" -> move(1);
      case "k" -> move(-1);
      case "x" -> toggle(cursor, shift);
      case "Enter" -> atCursor().ifPresent(row -> DeskNavigation.go(UI.getCurrent(), row.path()));
      case "e" ->
          atCursor()
              .ifPresent(row -> next.open(UI.getCurrent(), row.item().tenant(), row.item().id()));
      case "s" ->
          atCursor()
              .ifPresent(row -> {
                picked.clear();
                set(row, true);
                drawPicked();
                bar.park();
              });
      case "Escape" -> back();
      default -> {
        // No other key is sent.
      }
    }
  }

  private void back() {
    if (!picked.isEmpty()) {
      clearPicked();
    } else if (isFiltered()) {
      go(cleared());
    }
  }

  private Optional<QueueRow> atCursor() {
    return cursor >= 0 && cursor < rows.size() ? Optional.of(rows.get(cursor)) : Optional.empty();
  }

  private boolean isCursor(QueueRow row) {
    return atCursor().filter(one -> one.key().equals(row.key())).isPresent();
  }

  private void move(int by) {
    if (rows.isEmpty()) {
      return;
    }
    point(Math.clamp((long) cursor + by, 0, rows.size() - 1));
    QueueRow now = rows.get(cursor);
    grid.scrollToIndex(cursor);
    told.setText(
        getTranslation(
            "desk.cursor",
            cursor + 1,
            rows.size(),
            now.item().reference(),
            now.client().name(),
            now.summary().title()));
  }

  private void point(int at) {
    Optional<QueueRow> before = atCursor();
    cursor = at;
    before.ifPresent(provider::refreshItem);
    atCursor().ifPresent(provider::refreshItem);
  }

  // ------------------------------------------------------------------ what is shown

  /// Shows what an address asks for; {@link #read()} fills it.
  void show(QueueAddress wanted) {
    if (!wanted.at(1).equals(address.at(1))) {
      cursor = -1;
      anchor = -1;
      result.hide();
    }
    address = wanted;
    if (!text.getValue().equalsIgnoreCase(wanted.text())) {
      text.setValue(wanted.text());
    }
    if (isAttached()) {
      layOut();
    }
    drawPills();
    below = views.show(address);
    look.removeAll();
    look.add(views.look(QueueList::go));
  }

  void read() {
    Instant now = clock.instant();
    rows.clear();
    rows.addAll(reader.rows(address.filter(clients::idOf)));
    int count = reader.count(address);
    cursor = Math.min(cursor, rows.size() - 1);
    boxes.keySet().retainAll(rows.stream().map(QueueRow::key).toList());
    provider.refreshAll();
    below = views.show(address);
    grid.setEmptyStateComponent(nothing());
    drawFoot(rows.size(), count, now);
    drawPicked();
  }

  private boolean isFiltered() {
    return !address.showsAs(below);
  }

  /// The view below, with the order and columns on the screen.
  private QueueAddress cleared() {
    return below.looking(address);
  }

  private Component nothing() {
    if (!isFiltered()) {
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
    int without = reader.count(below);
    return new NothingHere(
            Icons.FILTER,
            getTranslation("desk.nothing.filtered"),
            getTranslation("desk.nothing.filtered.why", String.join(", ", on), without))
        .action(getTranslation("desk.filter.clear"), () -> go(cleared()));
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
      range.add(new Anchor(at(address.page() - 1), getTranslation("desk.before")));
    }
    if (from + shown < count) {
      range.add(new Anchor(at(address.page() + 1), getTranslation("desk.after")));
    }
    foot.removeAll();
    foot.add(range, new Stale(now, now, Duration.ofMinutes(1)));
  }

  /// The address of another page; a saved view that was not changed stays short.
  private String at(int page) {
    return address.view().isPresent() && address.at(1).equals(below.at(1))
        ? QueueAddress.path(address.view().get(), page)
        : address.at(page).path();
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
