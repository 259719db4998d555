package io.trastienda.ui.desk;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.worklist.SavedView;
import io.trastienda.platform.worklist.ViewColumn;
import io.trastienda.platform.worklist.ViewContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the queue list shows, as its address says it: what is not understood is left out.
///
/// @param clients slugs; empty for all of the reader's clients
/// @param states where cases stand with dispatch; empty for all
/// @param workType key of a work type; empty for all
/// @param priority 1 to 4; empty for all
/// @param overdue only what is past its limit
/// @param soon only what is due within the next hour
/// @param mine only what the reader holds or has parked
/// @param text the beginning of a reference, in capitals; empty for all
/// @param sort in which order
/// @param columns what is shown of each case
/// @param view number of the saved view from which the reader came; empty for none
/// @param checks the cases that wait for a second person instead
/// @param page from 1
record QueueAddress(
    Set<String> clients,
    Set<QueueItem.State> states,
    Optional<String> workType,
    Optional<Integer> priority,
    boolean overdue,
    boolean soon,
    boolean mine,
    String text,
    QueueFilter.Sort sort,
    List<ViewColumn> columns,
    Optional<Long> view,
    boolean checks,
    int page) {

  static final int PAGE = 50;
  static final List<ViewColumn> COLUMNS =
      List.of(
          ViewColumn.CLIENT,
          ViewColumn.PRIORITY,
          ViewColumn.AGE,
          ViewColumn.LEVEL,
          ViewColumn.HOLDER);
  static final QueueAddress EVERYTHING = new Draft().made();

  private static final int LONGEST_TEXT = 40;
  private static final Set<String> NO_FILTERS = Set.of("queue", "v", "page");

  QueueAddress {
    clients = Set.copyOf(clients);
    states = Set.copyOf(states);
    columns = List.copyOf(columns);
    page = Math.max(1, page);
  }

  /// An address in the making.
  private static final class Draft {
    private Set<String> clients = Set.of();
    private Set<QueueItem.State> states = Set.of();
    private Optional<String> workType = Optional.empty();
    private Optional<Integer> priority = Optional.empty();
    private boolean overdue;
    private boolean soon;
    private boolean mine;
    private String text = "";
    private QueueFilter.Sort sort = QueueFilter.Sort.LEVEL;
    private List<ViewColumn> columns = COLUMNS;
    private Optional<Long> view = Optional.empty();
    private boolean checks;
    private int page = 1;

    private QueueAddress made() {
      return new QueueAddress(
          clients, states, workType, priority, overdue, soon, mine, text, sort, columns, view,
          checks, page);
    }
  }

  /// Whether an address is that of the list and not that of the page with one's own work.
  static boolean isList(Map<String, List<String>> query) {
    return !query.isEmpty() && !query.containsKey("today") && !query.containsKey("clear");
  }

  /// Whether an address says nothing but the list, or nothing but a saved view: then the usual view
  /// or the saved one is meant.
  static boolean isBare(Map<String, List<String>> query) {
    return NO_FILTERS.containsAll(query.keySet());
  }

  static QueueAddress parse(Map<String, List<String>> query) {
    Draft draft = new Draft();
    draft.clients = new TreeSet<>(all(query, "client"));
    draft.states = states(all(query, "state"));
    draft.workType = first(query, "type");
    draft.priority =
        first(query, "priority")
            .flatMap(QueueAddress::number)
            .map(Long::intValue)
            .filter(one -> one >= 1 && one <= 4);
    draft.overdue = first(query, "overdue").isPresent();
    draft.soon = first(query, "soon").isPresent();
    draft.mine = first(query, "mine").isPresent();
    draft.text = capitals(first(query, "q").orElse(""));
    draft.sort =
        first(query, "sort")
            .flatMap(word -> oneOf(QueueFilter.Sort.values(), word))
            .orElse(QueueFilter.Sort.LEVEL);
    List<ViewColumn> columns =
        all(query, "cols").stream()
            .flatMap(word -> oneOf(ViewColumn.values(), word).stream())
            .distinct()
            .toList();
    draft.columns = columns.isEmpty() ? COLUMNS : columns;
    draft.view = first(query, "v").flatMap(QueueAddress::number);
    draft.checks = query.containsKey("checks");
    draft.page = first(query, "page").flatMap(QueueAddress::number).map(Long::intValue).orElse(1);
    return draft.made();
  }

  /// What a saved view shows.
  ///
  /// @param slug gives the slug of a client
  static QueueAddress of(SavedView saved, Function<TenantId, String> slug) {
    ViewContent content = saved.content();
    Draft draft = new Draft();
    draft.clients = content.clients().stream().map(slug).collect(Collectors.toSet());
    draft.states = content.states();
    draft.workType = Optional.ofNullable(content.workType());
    draft.priority = Optional.ofNullable(content.priority());
    draft.overdue = content.overdue();
    draft.soon = content.dueSoon();
    draft.mine = content.mine();
    draft.sort = content.sort();
    draft.columns = content.columns().isEmpty() ? COLUMNS : content.columns();
    draft.view = Optional.of(saved.id());
    return draft.made();
  }

  /// The cases of all one's clients that wait for a second person.
  static QueueAddress toCheck() {
    Draft draft = new Draft();
    draft.checks = true;
    return draft.made();
  }

  private static Set<QueueItem.State> states(List<String> words) {
    Set<QueueItem.State> states = EnumSet.noneOf(QueueItem.State.class);
    for (QueueItem.State state : QueueItem.State.values()) {
      if (words.contains(word(state))) {
        states.add(state);
      }
    }
    return states;
  }

  private static <E extends Enum<E>> Optional<E> oneOf(E[] all, String wanted) {
    return Arrays.stream(all).filter(one -> word(one).equals(wanted)).findFirst();
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static String capitals(String text) {
    String stripped = text.strip().toUpperCase(Locale.ROOT);
    return stripped.substring(0, Math.min(LONGEST_TEXT, stripped.length()));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static List<String> all(Map<String, List<String>> query, String key) {
    return query.getOrDefault(key, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static Optional<String> first(Map<String, List<String>> query, String key) {
    return all(query, key).stream().findFirst();
  }

  /// The address with every filter readable, and the marker by which the menu knows the list.
  String path() {
    List<String> parts = new ArrayList<>();
    put(parts, "client", String.join(",", new TreeSet<>(clients)));
    put(
        parts,
        "state",
        states.stream().sorted().map(QueueAddress::word).collect(Collectors.joining(",")));
    put(parts, "type", workType.orElse(""));
    put(parts, "priority", priority.map(Object::toString).orElse(""));
    put(parts, "overdue", overdue ? "1" : "");
    put(parts, "soon", soon ? "1" : "");
    put(parts, "mine", mine ? "1" : "");
    put(parts, "q", text);
    put(parts, "sort", sort == QueueFilter.Sort.LEVEL ? "" : word(sort));
    put(
        parts,
        "cols",
        columns.equals(COLUMNS)
            ? ""
            : columns.stream().map(QueueAddress::word).collect(Collectors.joining(",")));
    if (checks) {
      parts.add("checks");
    }
    if (parts.isEmpty()) {
      parts.add("all");
    }
    put(parts, "page", page == 1 ? "" : Integer.toString(page));
    return "work?queue" + view.map(id -> "&v=" + id).orElse("") + "&" + String.join("&", parts);
  }

  /// The address of a saved view that the reader has not changed: its number, and the page.
  static String path(long view, int page) {
    return "work?queue&v=" + view + (page == 1 ? "" : "&page=" + page);
  }

  private static void put(List<String> parts, String key, String value) {
    if (!value.isEmpty()) {
      parts.add(key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ","));
    }
  }

  /// What dispatch is asked.
  ///
  /// @param tenant gives the number behind a slug
  QueueFilter filter(Function<String, TenantId> tenant) {
    return new QueueFilter(
        clients.stream().map(tenant).collect(Collectors.toSet()),
        states,
        workType.orElse(null),
        unboxed(priority),
        overdue,
        soon,
        mine,
        text.isEmpty() ? null : text,
        sort,
        (page - 1) * PAGE,
        PAGE);
  }

  /// What a saved view keeps of it: everything but the text, which may be a customer's.
  ///
  /// @param tenant gives the number behind a slug
  ViewContent content(Function<String, TenantId> tenant) {
    return new ViewContent(
        clients.stream().map(tenant).collect(Collectors.toSet()),
        states,
        workType.orElse(null),
        unboxed(priority),
        overdue,
        soon,
        mine,
        sort,
        columns);
  }

  private static @Nullable Integer unboxed(Optional<Integer> priority) {
    return priority.orElse(null);
  }

  /// Which built-in view this is, without what the reader filtered on top.
  QueueAddress builtIn() {
    return with(draft -> {
      draft.clients = Set.of();
      draft.workType = Optional.empty();
      draft.priority = Optional.empty();
      draft.text = "";
      draft.sort = QueueFilter.Sort.LEVEL;
      draft.columns = COLUMNS;
      draft.view = Optional.empty();
      draft.page = 1;
    });
  }

  /// Whether it shows the same cases as another, whatever their order and columns.
  boolean showsAs(QueueAddress other) {
    return looking(other).at(1).equals(other.at(1));
  }

  /// The same with order, columns and saved view of another.
  QueueAddress looking(QueueAddress other) {
    return with(draft -> {
      draft.sort = other.sort;
      draft.columns = other.columns;
      draft.view = other.view;
    });
  }

  QueueAddress of(Set<String> only) {
    return with(draft -> draft.clients = only);
  }

  QueueAddress in(Set<QueueItem.State> only) {
    return with(draft -> draft.states = only);
  }

  QueueAddress about(Optional<String> only) {
    return with(draft -> draft.workType = only);
  }

  QueueAddress ranked(Optional<Integer> only) {
    return with(draft -> draft.priority = only);
  }

  QueueAddress late(boolean only) {
    return with(draft -> draft.overdue = only);
  }

  QueueAddress dueSoon(boolean only) {
    return with(draft -> draft.soon = only);
  }

  QueueAddress own(boolean only) {
    return with(draft -> draft.mine = only);
  }

  QueueAddress beginning(String reference) {
    return with(draft -> draft.text = capitals(reference));
  }

  QueueAddress sorted(QueueFilter.Sort wanted) {
    return with(draft -> draft.sort = wanted);
  }

  QueueAddress showing(List<ViewColumn> wanted) {
    return with(draft -> draft.columns = wanted.isEmpty() ? COLUMNS : wanted);
  }

  QueueAddress from(Optional<Long> saved) {
    return with(draft -> draft.view = saved);
  }

  QueueAddress at(int wanted) {
    return with(draft -> draft.page = wanted);
  }

  /// A change begins at the first page again.
  private QueueAddress with(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.clients = clients;
    draft.states = states;
    draft.workType = workType;
    draft.priority = priority;
    draft.overdue = overdue;
    draft.soon = soon;
    draft.mine = mine;
    draft.text = text;
    draft.sort = sort;
    draft.columns = columns;
    draft.view = view;
    draft.checks = checks;
    change.accept(draft);
    return draft.made();
  }
}
