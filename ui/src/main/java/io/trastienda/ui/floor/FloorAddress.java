package io.trastienda.ui.floor;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.FloorFilter;
import io.trastienda.platform.dispatch.QueueItem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which cases of the floor a list shows, as its address says it: what is not understood is left
/// out.
///
/// @param client slug; empty for all of the reader's clients
/// @param workType key of a work type; empty for all
/// @param queue key of a queue; empty for all
/// @param state where the cases stand; empty for all
/// @param age how long they have waited; empty for all
/// @param due when they are due; empty for all
/// @param unassigned only what is kept for nobody
/// @param agent number of the person whose they are; empty for all
/// @param page from 1
record FloorAddress(
    Optional<String> client,
    Optional<String> workType,
    Optional<String> queue,
    Optional<QueueItem.State> state,
    Optional<FloorFilter.Age> age,
    Optional<FloorFilter.Due> due,
    boolean unassigned,
    Optional<Long> agent,
    int page) {

  static final FloorAddress ALL =
      new FloorAddress(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          1);
  static final int PAGE = 50;

  FloorAddress {
    page = Math.max(1, page);
  }

  static FloorAddress parse(Map<String, List<String>> query) {
    return new FloorAddress(
        first(query, "client"),
        first(query, "type"),
        first(query, "queue"),
        first(query, "state").flatMap(word -> named(QueueItem.State.values(), word)),
        first(query, "age").flatMap(word -> named(FloorFilter.Age.values(), word)),
        first(query, "due").flatMap(word -> named(FloorFilter.Due.values(), word)),
        first(query, "free").isPresent(),
        first(query, "agent").filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf),
        first(query, "page")
            .filter(text -> text.matches("[0-9]{1,6}"))
            .map(Integer::valueOf)
            .orElse(1));
  }

  private static Optional<String> first(Map<String, List<String>> query, String key) {
    return query.getOrDefault(key, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static <T extends Enum<T>> Optional<T> named(T[] values, String word) {
    return Arrays.stream(values).filter(value -> word(value).equals(word)).findFirst();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String path() {
    List<String> parts = new ArrayList<>();
    client.ifPresent(value -> put(parts, "client", value));
    workType.ifPresent(value -> put(parts, "type", value));
    queue.ifPresent(value -> put(parts, "queue", value));
    state.ifPresent(value -> put(parts, "state", word(value)));
    age.ifPresent(value -> put(parts, "age", word(value)));
    due.ifPresent(value -> put(parts, "due", word(value)));
    if (unassigned) {
      put(parts, "free", "1");
    }
    agent.ifPresent(value -> put(parts, "agent", value.toString()));
    if (page > 1) {
      put(parts, "page", Integer.toString(page));
    }
    return parts.isEmpty() ? "floor/cases" : "floor/cases?" + String.join("&", parts);
  }

  private static void put(List<String> parts, String key, String value) {
    parts.add(key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  FloorFilter filter(Function<String, TenantId> tenant) {
    return new FloorFilter(
        client.map(tenant).stream().collect(Collectors.toSet()),
        workType.orElse(null),
        queue.orElse(null),
        state.stream().collect(Collectors.toSet()),
        age.orElse(null),
        due.orElse(null),
        unassigned,
        agent.map(PersonId::new).orElse(null),
        (page - 1) * PAGE,
        PAGE);
  }

  FloorAddress of(Optional<String> slug) {
    return new FloorAddress(slug, workType, queue, state, age, due, unassigned, agent, 1);
  }

  FloorAddress about(Optional<String> type) {
    return new FloorAddress(client, type, queue, state, age, due, unassigned, agent, 1);
  }

  FloorAddress within(Optional<String> key) {
    return new FloorAddress(client, workType, key, state, age, due, unassigned, agent, 1);
  }

  FloorAddress in(QueueItem.State only) {
    return new FloorAddress(
        client, workType, queue, Optional.of(only), age, due, unassigned, agent, 1);
  }

  FloorAddress aged(FloorFilter.Age only) {
    return new FloorAddress(
        client, workType, queue, state, Optional.of(only), due, unassigned, agent, 1);
  }

  FloorAddress due(FloorFilter.Due only) {
    return new FloorAddress(
        client, workType, queue, state, age, Optional.of(only), unassigned, agent, 1);
  }

  FloorAddress free() {
    return new FloorAddress(client, workType, queue, state, age, due, true, agent, 1);
  }

  FloorAddress heldBy(PersonId person) {
    return new FloorAddress(
        client, workType, queue, state, age, due, unassigned, Optional.of(person.value()), 1);
  }

  FloorAddress at(int wanted) {
    return new FloorAddress(client, workType, queue, state, age, due, unassigned, agent, wanted);
  }

  /// Whether anything narrows the list.
  boolean isNarrow() {
    return Stream.of(client, workType, queue, state, age, due, agent).anyMatch(Optional::isPresent)
        || unassigned;
  }

  /// The names of what narrows the list beyond client, work type and queue.
  Set<String> words() {
    return Stream.of(
            state.map(one -> "floor.cases.state." + one),
            age.map(one -> "floor.cases.age." + one),
            due.map(one -> "floor.cases.due." + one),
            Optional.of("floor.cases.free").filter(_ -> unassigned))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
