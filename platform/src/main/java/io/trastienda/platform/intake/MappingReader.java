package io.trastienda.platform.intake;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Phrase;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a mapping from its JSON and names the first thing in it that breaks a rule.
final class MappingReader {

  private static final String FORMAT = "trastienda.history.v1";

  private static final Set<String> TOP =
      Set.of("format", "zone", "timeFormat", "delimiter", "absent", "title", "columns", "fields");
  private static final Set<String> REQUIRED =
      Set.of("reference", "opened", "time", "state", "priority", "type");
  private static final Set<String> OPTIONAL =
      Set.of("queue", "agent", "outcome", "channel", "customer");
  private static final Set<String> OF_SOURCE =
      Set.of("column", "value", "values", "otherwise", "prefix");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private MappingReader() {}

  /// Reads a mapping.
  ///
  /// @throws InvalidMapping if it is no JSON, or breaks a rule of the format by itself
  static HistoryMapping read(String json) {
    JsonNode top = parse(json);
    known(top, Phrase.of("mapping"), TOP);
    String format = text(top, "format", "format");
    if (!format.equals(FORMAT)) {
      throw new InvalidMapping(Phrase.name("format"), Phrase.name(FORMAT), format);
    }
    TimeFormat times = TimeFormat.of(text(top, "timeFormat", "timeFormat"), zone(top));
    JsonNode columns = object(top, "columns", "columns");
    Set<String> allowed = new HashSet<>(REQUIRED);
    allowed.addAll(OPTIONAL);
    known(columns, Phrase.name("columns"), allowed);
    Source customer = source(columns, "customer");
    return new HistoryMapping(
        times,
        delimiter(top),
        absent(top),
        words(top, "title", "title"),
        required(columns, "reference"),
        required(columns, "opened"),
        required(columns, "time"),
        required(columns, "state"),
        required(columns, "priority"),
        required(columns, "type"),
        source(columns, "queue"),
        source(columns, "agent"),
        source(columns, "outcome"),
        source(columns, "channel"),
        customer,
        fields(top, customer == null ? null : customer.column()));
  }

  private static JsonNode parse(String json) {
    JsonNode top;
    try {
      top = JSON.readTree(json);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      Phrase place =
          at == null
              ? Phrase.of("text")
              : Phrase.of(
                  "line {line}, column {column}",
                  Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
      throw new InvalidMapping(
          place, Phrase.of("valid JSON"), String.valueOf(e.getOriginalMessage()));
    }
    if (!top.isObject()) {
      throw new InvalidMapping(Phrase.of("text"), Phrase.of("a JSON object"), shown(top));
    }
    return top;
  }

  private static ZoneId zone(JsonNode top) {
    String zone = text(top, "zone", "zone");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw new InvalidMapping(
          Phrase.name("zone"), Phrase.of("a time zone such as Europe/Madrid"), zone);
    }
  }

  private static char delimiter(JsonNode top) {
    if (!top.has("delimiter")) {
      return ',';
    }
    String delimiter = text(top, "delimiter", "delimiter");
    char first = delimiter.charAt(0);
    if (delimiter.length() > 1 || first > '~' || first == '"' || first == '\n' || first == '\r') {
      throw new InvalidMapping(
          Phrase.name("delimiter"), Phrase.of("one character such as , ; | or a tab"), delimiter);
    }
    return first;
  }

  private static Set<String> absent(JsonNode top) {
    Set<String> absent = new HashSet<>();
    JsonNode list = top.get("absent");
    if (list == null) {
      absent.add("");
      return absent;
    }
    if (!list.isArray()) {
      throw new InvalidMapping(Phrase.name("absent"), Phrase.of("a list of texts"), shown(list));
    }
    for (JsonNode value : list) {
      if (!value.isString()) {
        throw new InvalidMapping(Phrase.name("absent"), Phrase.of("a list of texts"), shown(value));
      }
      absent.add(value.stringValue());
    }
    return absent;
  }

  private static Source required(JsonNode columns, String name) {
    Source source = source(columns, name);
    if (source == null) {
      throw new InvalidMapping(
          Phrase.name("columns." + name), Phrase.of("given"), Phrase.of("absent"));
    }
    return source;
  }

  private static @Nullable Source source(JsonNode columns, String name) {
    String path = "columns." + name;
    if (!columns.has(name)) {
      return null;
    }
    JsonNode node = object(columns, name, path);
    known(node, Phrase.name(path), OF_SOURCE);
    if (node.has("column") == node.has("value")) {
      throw new InvalidMapping(
          Phrase.name(path),
          Phrase.of("either a column or a value"),
          node.has("column") ? Phrase.of("both") : Phrase.of("neither"));
    }
    if (node.has("value")) {
      if (node.size() > 1) {
        throw new InvalidMapping(Phrase.name(path), Phrase.of("a value alone"), shown(node));
      }
      return new Source(null, text(node, "value", path + ".value"), Map.of(), null, "");
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (node.has("values")) {
      JsonNode map = object(node, "values", path + ".values");
      for (String key : map.propertyNames()) {
        values.put(key, text(map, key, path + ".values." + key));
      }
      if (values.isEmpty()) {
        throw new InvalidMapping(
            Phrase.name(path + ".values"), Phrase.of("a value and its meaning at least"), "{}");
      }
    }
    if (node.has("otherwise") && values.isEmpty()) {
      throw new InvalidMapping(
          Phrase.name(path + ".otherwise"),
          Phrase.of("given together with values only"),
          Phrase.of("alone"));
    }
    return new Source(
        text(node, "column", path + ".column"),
        null,
        values,
        node.has("otherwise") ? text(node, "otherwise", path + ".otherwise") : null,
        node.has("prefix") ? text(node, "prefix", path + ".prefix") : "");
  }

  private static Map<String, HistoryMapping.Field> fields(JsonNode top, @Nullable String customer) {
    Map<String, HistoryMapping.Field> fields = new LinkedHashMap<>();
    if (!top.has("fields")) {
      return fields;
    }
    JsonNode all = object(top, "fields", "fields");
    for (String key : all.propertyNames()) {
      String path = "fields." + key;
      if (!key.matches("[a-z][a-z0-9_-]{0,39}")) {
        throw new InvalidMapping(
            Phrase.name(path), Phrase.of("1 to 40 of a-z, 0-9, '_' and '-', a letter first"), key);
      }
      JsonNode node = object(all, key, path);
      known(node, Phrase.name(path), Set.of("column", "label", "report"));
      JsonNode label = object(node, "label", path + ".label");
      known(label, Phrase.name(path + ".label"), Set.of("es", "ca", "en"));
      String column = text(node, "column", path + ".column");
      boolean reported = truth(node, "report", path + ".report");
      if (reported && column.equals(customer)) {
        throw new InvalidMapping(
            Phrase.name(path + ".report"), Phrase.of("of a column without customer data"), column);
      }
      fields.put(
          key,
          new HistoryMapping.Field(
              column,
              new ImportedField(
                  key,
                  new LocalizedText(
                      words(label, "es", path + ".label.es"),
                      words(label, "ca", path + ".label.ca"),
                      words(label, "en", path + ".label.en"))),
              reported));
    }
    return fields;
  }

  private static void known(JsonNode node, Phrase thing, Set<String> names) {
    for (String name : node.propertyNames()) {
      if (!names.contains(name)) {
        throw new InvalidMapping(
            thing, Phrase.of("made of {list}", Map.of("list", Listed.of(names))), name);
      }
    }
  }

  private static JsonNode object(JsonNode parent, String name, String path) {
    JsonNode node = parent.get(name);
    if (node == null || !node.isObject()) {
      throw new InvalidMapping(
          Phrase.name(path),
          Phrase.of("a JSON object"),
          node == null ? Phrase.of("absent") : shown(node));
    }
    return node;
  }

  private static boolean truth(JsonNode parent, String name, String path) {
    JsonNode node = parent.get(name);
    if (node != null && !node.isBoolean()) {
      throw new InvalidMapping(Phrase.name(path), Phrase.of("true or false"), shown(node));
    }
    return node != null && node.booleanValue();
  }

  private static String text(JsonNode parent, String name, String path) {
    JsonNode node = parent.get(name);
    if (node == null || !node.isString() || node.stringValue().isEmpty()) {
      throw new InvalidMapping(
          Phrase.name(path), Phrase.of("a text"), node == null ? Phrase.of("absent") : shown(node));
    }
    return node.stringValue();
  }

  private static String words(JsonNode parent, String name, String path) {
    String text = text(parent, name, path);
    if (text.isBlank()) {
      throw new InvalidMapping(Phrase.name(path), Phrase.of("a text that is not blank"), text);
    }
    return text;
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
