package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.catalogue.WorkType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a field's text must look like: numbers with a point, days as `2026-03-01`.
final class FieldText {

  private static final int LINE = 500;
  private static final int TEXT = 10_000;
  private static final int CODE = 100;
  private static final int TABLE = 100_000;
  private static final int MOST_LINES = 200;
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,18}(,[0-9]{1,18}){0,49}");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  private FieldText() {}

  /// Gives the text as it is kept.
  ///
  /// @throws InvalidCase if it is not what the field holds
  static String checked(WorkType.Field field, String value) {
    Phrase thing = Phrase.of("field {field}", Map.of("field", field.key()));
    return switch (field.type()) {
      case TEXT -> line(field, thing, value);
      case LONG_TEXT -> atMost(longest(field, TEXT), thing, value);
      case NUMBER, AMOUNT -> number(field, thing, value.strip());
      case DATE -> day(thing, value.strip());
      case CHOICE -> choice(field, thing, value);
      case MULTI_CHOICE -> choices(field, thing, value);
      case CUSTOMER -> atMost(CODE, thing, value.strip());
      case ATTACHMENT -> documents(thing, value.strip());
      case TABLE -> table(field, thing, value);
    };
  }

  private static int longest(WorkType.Field field, int usual) {
    Integer longest = field.limits().longest();
    return longest == null ? usual : Math.min(longest, usual);
  }

  private static String line(WorkType.Field field, Phrase thing, String value) {
    String line = atMost(longest(field, LINE), thing, value);
    if (!field.limits().matches(line)) {
      throw new InvalidCase(
          thing,
          Phrase.of("like {mask}", Map.of("mask", String.valueOf(field.limits().mask()))),
          line);
    }
    return line;
  }

  private static String atMost(int most, Phrase thing, String value) {
    if (value.length() > most) {
      throw new InvalidCase(
          thing, Phrase.of("at most {most} characters", Map.of("most", most)), cut(value));
    }
    return value;
  }

  private static String cut(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  private static String number(WorkType.Field field, Phrase thing, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new InvalidCase(thing, Phrase.of("a number such as 1234.50"), cut(value));
    }
    if (!field.limits().allows(new BigDecimal(value))) {
      throw new InvalidCase(
          thing, Phrase.of("within {bounds}", Map.of("bounds", field.limits().bounds())), value);
    }
    return value;
  }

  private static String day(Phrase thing, String value) {
    try {
      return LocalDate.parse(value).toString();
    } catch (DateTimeParseException _) {
      throw new InvalidCase(thing, Phrase.of("a day such as 2026-03-01"), value);
    }
  }

  private static String choice(WorkType.Field field, Phrase thing, String value) {
    if (field.choices().stream().noneMatch(choice -> choice.key().equals(value))) {
      throw new InvalidCase(
          thing,
          Phrase.of(
              "one of {list}",
              Map.of("list", field.choices().stream().map(WorkType.Choice::key).toList())),
          value);
    }
    return value;
  }

  /// In the order of the choices, each once.
  private static String choices(WorkType.Field field, Phrase thing, String value) {
    Set<String> chosen = new HashSet<>();
    for (String one : value.split(",", -1)) {
      chosen.add(choice(field, thing, one.strip()));
    }
    return field.choices().stream()
        .map(WorkType.Choice::key)
        .filter(chosen::contains)
        .collect(Collectors.joining(","));
  }

  private static String documents(Phrase thing, String value) {
    if (!NUMBERS.matcher(value).matches()) {
      throw new InvalidCase(thing, Phrase.of("numbers of documents such as 1,2"), cut(value));
    }
    return value;
  }

  /// Written again with the columns in their order and without empty cells.
  private static String table(WorkType.Field field, Phrase thing, String value) {
    List<Map<String, String>> lines;
    try {
      lines = JSON.readValue(value, new TypeReference<List<Map<String, String>>>() {});
    } catch (JacksonException _) {
      throw new InvalidCase(thing, Phrase.of("a JSON array of lines"), cut(value));
    }
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new InvalidCase(
          thing,
          Phrase.of("1 to {most} lines", Map.of("most", MOST_LINES)),
          Integer.toString(lines.size()));
    }
    List<Map<String, String>> kept = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      kept.add(
          line(
              field,
              Phrase.of("{thing}, line {line}", Map.of("thing", thing, "line", i + 1)),
              lines.get(i)));
    }
    String text = JSON.writeValueAsString(kept);
    return atMost(TABLE, thing, text);
  }

  private static Map<String, String> line(
      WorkType.Field field, Phrase thing, Map<String, String> cells) {
    Set<String> known =
        field.columns().stream().map(WorkType.Field::key).collect(Collectors.toSet());
    for (String key : cells.keySet()) {
      if (!known.contains(key)) {
        throw new InvalidCase(
            thing,
            Phrase.of(
                "of columns {list}",
                Map.of("list", field.columns().stream().map(WorkType.Field::key).toList())),
            key);
      }
    }
    Map<String, String> kept = new LinkedHashMap<>();
    for (WorkType.Field column : field.columns()) {
      String cell = cells.getOrDefault(column.key(), "");
      if (!cell.isBlank()) {
        kept.put(column.key(), checked(column, cell));
      } else if (column.required()) {
        throw new InvalidCase(
            Phrase.of("{thing}, column {column}", Map.of("thing", thing, "column", column.key())),
            Phrase.of("filled"),
            "");
      }
    }
    return kept;
  }
}
