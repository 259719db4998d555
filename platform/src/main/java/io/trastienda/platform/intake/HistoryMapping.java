package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.catalogue.WorkType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the columns of a client's old log become cases.
///
/// @see "docs/history-import.md"
/// @param times how times are written
/// @param delimiter what stands between two values
/// @param absent values that stand for none
/// @param title the cases' title with columns in braces
/// @param reference the client's own number of the case
/// @param opened when the case was opened
/// @param time when the row happened
/// @param state the case's state after the row
/// @param priority 1 to 4
/// @param type the work type
/// @param queue the queue, null for none
/// @param agent who worked, null for nobody
/// @param outcome how the case ended, null if the file does not say
/// @param channel how it came in, null if the file does not say
/// @param customer the client's customer, null if the file does not say
/// @param fields further columns by the key of the field
record HistoryMapping(
    TimeFormat times,
    char delimiter,
    Set<String> absent,
    String title,
    Source reference,
    Source opened,
    Source time,
    Source state,
    Source priority,
    Source type,
    @Nullable Source queue,
    @Nullable Source agent,
    @Nullable Source outcome,
    @Nullable Source channel,
    @Nullable Source customer,
    Map<String, Field> fields) {

  static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

  HistoryMapping {
    absent = Set.copyOf(absent);
    fields = new TreeMap<>(fields);
  }

  /// A column that becomes a field.
  ///
  /// @param column name of the column
  /// @param field key and name of the field
  /// @param reported whether its values go into the facts, and so beyond the client's own tables
  record Field(String column, ImportedField field, boolean reported) {}

  /// Holds the mapping against what the client has.
  ///
  /// @throws InvalidMapping if it names a work type or a state that there is not
  void check(List<WorkType> catalogue) {
    Map<String, WorkType> known =
        catalogue.stream().collect(Collectors.toMap(WorkType::key, Function.identity()));
    Set<String> types = meanings(type);
    for (String key : types) {
      if (!known.containsKey(key)) {
        throw new InvalidMapping(Phrase.name("columns.type"), oneOf(known.keySet()), key);
      }
    }
    Collection<WorkType> possible =
        types.isEmpty() ? known.values() : types.stream().map(known::get).toList();
    Set<String> states = new HashSet<>();
    possible.forEach(kind -> kind.states().forEach(one -> states.add(one.key())));
    for (String key : meanings(state)) {
      if (!states.contains(key)) {
        throw new InvalidMapping(Phrase.name("columns.state"), oneOf(states), key);
      }
    }
    for (String level : meanings(priority)) {
      if (!level.matches("[1-4]")) {
        throw new InvalidMapping(Phrase.name("columns.priority"), Phrase.of("1 to 4"), level);
      }
    }
  }

  /// Holds the mapping against a file's header.
  ///
  /// @throws InvalidMapping if it names a column that the file does not have
  void check(Collection<String> header) {
    sources()
        .forEach((name, source) -> {
          if (source.column() != null) {
            requireColumn("columns." + name, source.column(), header);
          }
        });
    fields.forEach((key, field) -> requireColumn("fields." + key, field.column(), header));
    Matcher inTitle = IN_BRACES.matcher(title);
    while (inTitle.find()) {
      requireColumn("title", inTitle.group(1), header);
    }
  }

  /// Gives where everything comes from that a case always has or may have, by its name.
  Map<String, Source> sources() {
    Map<String, Source> all = new TreeMap<>();
    all.put("reference", reference);
    all.put("opened", opened);
    all.put("time", time);
    all.put("state", state);
    all.put("priority", priority);
    all.put("type", type);
    put(all, "queue", queue);
    put(all, "agent", agent);
    put(all, "outcome", outcome);
    put(all, "channel", channel);
    put(all, "customer", customer);
    return all;
  }

  /// Gives the file's column for a thing of a case, as a refusal names it: the thing's own name
  /// where no column stands behind it.
  String column(String thing) {
    Source source = sources().get(thing);
    if (source != null) {
      return source.column() == null ? thing : source.column();
    }
    Field field = fields.get(thing);
    return field == null ? ("row".equals(thing) ? "" : thing) : field.column();
  }

  private static void put(Map<String, Source> all, String name, @Nullable Source source) {
    if (source != null) {
      all.put(name, source);
    }
  }

  /// What a source can say, empty if it takes the file's values as they are.
  private static Set<String> meanings(Source source) {
    Set<String> meanings = new HashSet<>();
    if (source.fixed() != null) {
      meanings.add(source.fixed());
    }
    source.values().values().forEach(value -> meanings.add(source.prefix() + value));
    if (source.otherwise() != null) {
      meanings.add(source.prefix() + source.otherwise());
    }
    return meanings;
  }

  private static void requireColumn(String thing, String column, Collection<String> header) {
    if (!header.contains(column)) {
      throw new InvalidMapping(
          Phrase.name(thing),
          Phrase.of(
              "a column of the file, one of {list}", Map.of("list", String.join(", ", header))),
          column);
    }
  }

  private static Phrase oneOf(Collection<String> keys) {
    return Phrase.of("one of {list}", Map.of("list", Listed.of(keys)));
  }
}
