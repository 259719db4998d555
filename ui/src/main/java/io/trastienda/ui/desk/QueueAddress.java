package io.trastienda.ui.desk;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
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
/// @param mine only what the reader holds or has parked
/// @param text the beginning of a reference, in capitals; empty for all
/// @param page from 1
record QueueAddress(
    Set<String> clients,
    Set<QueueItem.State> states,
    Optional<String> workType,
    Optional<Integer> priority,
    boolean overdue,
    boolean mine,
    String text,
    int page) {

  static final QueueAddress EVERYTHING =
      new QueueAddress(Set.of(), Set.of(), Optional.empty(), Optional.empty(), false, false, "", 1);
  static final int PAGE = 50;

  private static final int LONGEST_TEXT = 40;

  QueueAddress {
    clients = Set.copyOf(clients);
    states = Set.copyOf(states);
    page = Math.max(1, page);
  }

  /// Whether an address is that of the list and not that of the page with one's own work.
  static boolean isList(Map<String, List<String>> query) {
    return !query.isEmpty() && !query.containsKey("today") && !query.containsKey("clear");
  }

  static QueueAddress parse(Map<String, List<String>> query) {
    return new QueueAddress(
        new TreeSet<>(all(query, "client")),
        states(all(query, "state")),
        first(query, "type"),
        first(query, "priority").flatMap(QueueAddress::number).filter(one -> one >= 1 && one <= 4),
        first(query, "overdue").isPresent(),
        first(query, "mine").isPresent(),
        capitals(first(query, "q").orElse("")),
        first(query, "page").flatMap(QueueAddress::number).orElse(1));
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

  private static String word(QueueItem.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static String capitals(String text) {
    String stripped = text.strip().toUpperCase(Locale.ROOT);
    return stripped.substring(0, Math.min(LONGEST_TEXT, stripped.length()));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
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

  /// The address, with the marker by which the menu knows the list.
  String path() {
    List<String> parts = new ArrayList<>(List.of("queue"));
    put(parts, "client", String.join(",", new TreeSet<>(clients)));
    put(
        parts,
        "state",
        states.stream().sorted().map(QueueAddress::word).collect(Collectors.joining(",")));
    put(parts, "type", workType.orElse(""));
    put(parts, "priority", priority.map(Object::toString).orElse(""));
    put(parts, "overdue", overdue ? "1" : "");
    put(parts, "mine", mine ? "1" : "");
    put(parts, "q", text);
    put(parts, "page", page == 1 ? "" : Integer.toString(page));
    return "work?" + String.join("&", parts);
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
        mine,
        text.isEmpty() ? null : text,
        (page - 1) * PAGE,
        PAGE);
  }

  private static @Nullable Integer unboxed(Optional<Integer> priority) {
    return priority.orElse(null);
  }

  /// Which saved view this is, without what the reader filtered on top.
  QueueAddress view() {
    return new QueueAddress(
        Set.of(), states, Optional.empty(), Optional.empty(), overdue, mine, "", 1);
  }

  /// Whether the reader filtered on top of the saved view.
  boolean isFiltered() {
    return !equals(view().at(page));
  }

  QueueAddress of(Set<String> only) {
    return new QueueAddress(only, states, workType, priority, overdue, mine, text, 1);
  }

  QueueAddress in(Set<QueueItem.State> only) {
    return new QueueAddress(clients, only, workType, priority, overdue, mine, text, 1);
  }

  QueueAddress about(Optional<String> only) {
    return new QueueAddress(clients, states, only, priority, overdue, mine, text, 1);
  }

  QueueAddress ranked(Optional<Integer> only) {
    return new QueueAddress(clients, states, workType, only, overdue, mine, text, 1);
  }

  QueueAddress late(boolean only) {
    return new QueueAddress(clients, states, workType, priority, only, mine, text, 1);
  }

  QueueAddress own(boolean only) {
    return new QueueAddress(clients, states, workType, priority, overdue, only, text, 1);
  }

  QueueAddress beginning(String reference) {
    return new QueueAddress(
        clients, states, workType, priority, overdue, mine, capitals(reference), 1);
  }

  QueueAddress at(int wanted) {
    return new QueueAddress(clients, states, workType, priority, overdue, mine, text, wanted);
  }
}
