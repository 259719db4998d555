package io.trastienda.platform.intake;

import io.trastienda.platform.cases.CaseHistory;
import io.trastienda.platform.catalogue.WorkType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Turns rows of a file into our words by the mapping, and names everything in them that it cannot.
final class RowReading {

  /// A row that was read, as far as it could be.
  ///
  /// @param reference the client's number of the case, null if even that cannot be read
  /// @param row the row in our words, null if something is wrong with it
  /// @param faults what is wrong, and warnings
  record Read(@Nullable String reference, @Nullable PastRow row, List<RowFault> faults) {}

  private final HistoryMapping mapping;
  private final Map<String, WorkType> types = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final int width;

  /// Prepares to read a file.
  ///
  /// @param mapping a mapping that was held against this header and catalogue
  RowReading(HistoryMapping mapping, List<String> header, List<WorkType> catalogue) {
    this.mapping = mapping;
    this.width = header.size();
    for (int i = 0; i < header.size(); i++) {
      places.put(header.get(i), i);
    }
    catalogue.forEach(type -> types.put(type.key(), type));
  }

  /// Reads a row.
  Read read(LogRecord record) {
    if (record.fault() != null) {
      return new Read(null, null, List.of(record.fault()));
    }
    List<String> values = record.values();
    if (values.size() != width) {
      RowFault fault = RowFault.columns(record.row(), width, values.size());
      return new Read(referenceOf(values), null, List.of(fault));
    }
    return new One(record.row(), values).read();
  }

  private @Nullable String referenceOf(List<String> values) {
    Integer place = places.get(mapping.reference().column());
    if (place == null || place >= values.size() || mapping.absent().contains(values.get(place))) {
      return null;
    }
    return mapping.reference().meaning(values.get(place)).orElse(null);
  }

  /// One row while it is read.
  private final class One {

    private final long row;
    private final List<String> values;
    private final List<RowFault> faults = new ArrayList<>();

    One(long row, List<String> values) {
      this.row = row;
      this.values = values;
    }

    Read read() {
      String reference = required(mapping.reference());
      Instant openedAt = time(mapping.opened());
      Instant at = time(mapping.time());
      String type = type();
      String state = state(type);
      int priority = priority();
      String queue = optional(mapping.queue());
      String agent = optional(mapping.agent());
      String outcome = optional(mapping.outcome());
      String channel = optional(mapping.channel());
      String customer = optional(mapping.customer());
      Map<String, String> fields = fields();
      if (reference == null
          || openedAt == null
          || at == null
          || type == null
          || state == null
          || faults.stream().anyMatch(fault -> !fault.warning())) {
        return new Read(reference, null, faults);
      }
      List<@Nullable String> said = new ArrayList<>();
      said.addAll(
          Arrays.asList(
              at.toString(),
              state,
              Integer.toString(priority),
              queue,
              agent,
              outcome,
              openedAt.toString(),
              type,
              channel,
              customer));
      fields.forEach((key, value) -> {
        said.add(key);
        said.add(value);
      });
      CaseHistory.Row step =
          new CaseHistory.Row(
              row, at, state, priority, queue, agent, outcome, digest(said), reported(fields));
      return new Read(
          reference, new PastRow(step, openedAt, type, title(), channel, customer, fields), faults);
    }

    private @Nullable String raw(Source source) {
      return source.column() == null ? null : valueOf(source.column());
    }

    private String valueOf(String column) {
      Integer place = places.get(column);
      if (place == null) {
        throw new IllegalStateException("mapping was not held against the header: " + column);
      }
      return values.get(place);
    }

    private @Nullable String optional(@Nullable Source source) {
      if (source == null) {
        return null;
      }
      String raw = raw(source);
      if (raw == null) {
        return source.fixed();
      }
      return mapping.absent().contains(raw) ? null : meaning(source, raw);
    }

    private @Nullable String required(Source source) {
      String raw = raw(source);
      if (raw == null) {
        return source.fixed();
      }
      if (mapping.absent().contains(raw) || raw.isEmpty()) {
        faults.add(RowFault.absent(row, name(source), raw));
        return null;
      }
      return meaning(source, raw);
    }

    private @Nullable String meaning(Source source, String raw) {
      Optional<String> meaning = source.meaning(raw);
      if (meaning.isEmpty()) {
        faults.add(RowFault.notListed(row, name(source), source.known(), raw));
      }
      return meaning.orElse(null);
    }

    private @Nullable Instant time(Source source) {
      String text = required(source);
      if (text == null) {
        return null;
      }
      TimeFormat format = mapping.times();
      Optional<TimeFormat.Read> read = format.read(text);
      if (read.isEmpty()) {
        faults.add(RowFault.notATime(row, name(source), format.pattern(), text));
        return null;
      }
      Instant at = read.get().at();
      if (read.get().moved()) {
        faults.add(
            RowFault.movedTime(row, name(source), format.zone().getId(), text, format.local(at)));
      }
      return at;
    }

    private @Nullable String type() {
      String type = required(mapping.type());
      if (type != null && !types.containsKey(type)) {
        faults.add(RowFault.notListed(row, name(mapping.type()), Listed.of(types.keySet()), type));
        return null;
      }
      return type;
    }

    private @Nullable String state(@Nullable String type) {
      String state = required(mapping.state());
      WorkType kind = type == null ? null : types.get(type);
      if (state != null && kind != null && kind.state(state).isEmpty()) {
        List<String> states = kind.states().stream().map(WorkType.State::key).toList();
        faults.add(RowFault.notListed(row, name(mapping.state()), Listed.of(states), state));
        return null;
      }
      return state;
    }

    private int priority() {
      String priority = required(mapping.priority());
      if (priority == null) {
        return 0;
      }
      if (!priority.matches("[1-4]")) {
        faults.add(RowFault.priority(row, name(mapping.priority()), priority));
        return 0;
      }
      return priority.charAt(0) - '0';
    }

    private Map<String, String> fields() {
      Map<String, String> fields = new TreeMap<>();
      mapping
          .fields()
          .forEach((key, field) -> {
            String value = valueOf(field.column());
            if (!mapping.absent().contains(value)) {
              fields.put(key, value);
            }
          });
      return fields;
    }

    private Map<String, String> reported(Map<String, String> fields) {
      Map<String, String> reported = new TreeMap<>(fields);
      reported.keySet().removeIf(key -> !reports(key));
      return reported;
    }

    private boolean reports(String key) {
      HistoryMapping.Field field = mapping.fields().get(key);
      return field != null && field.reported();
    }

    private String title() {
      Matcher braces = HistoryMapping.IN_BRACES.matcher(mapping.title());
      return braces.replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1)))).strip();
    }

    private String name(Source source) {
      String column = source.column();
      return column == null ? "" : column;
    }
  }

  /// The first 128 bits of SHA-256 over the values, each with its length, absent ones marked.
  private static String digest(List<@Nullable String> said) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String value : said) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(0, value == null ? -1 : bytes.length));
        sha.update(bytes);
      }
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(sha.digest(), 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
