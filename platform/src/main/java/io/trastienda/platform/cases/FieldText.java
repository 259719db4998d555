package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.catalogue.WorkType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;

/// What a field's text must look like: numbers with a point, days as `2026-03-01`.
final class FieldText {

  private static final int LINE = 500;
  private static final int TEXT = 10_000;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  private FieldText() {}

  /// Gives the text as it is kept.
  ///
  /// @throws InvalidCase if it is not what the field holds
  static String checked(WorkType.Field field, String value) {
    Phrase thing = Phrase.of("field {field}", Map.of("field", field.key()));
    return switch (field.type()) {
      case TEXT -> atMost(LINE, thing, value);
      case LONG_TEXT -> atMost(TEXT, thing, value);
      case NUMBER, AMOUNT -> number(thing, value.strip());
      case DATE -> day(thing, value.strip());
      case CHOICE -> choice(field, thing, value);
    };
  }

  private static String atMost(int most, Phrase thing, String value) {
    if (value.length() > most) {
      throw new InvalidCase(
          thing,
          Phrase.of("at most {most} characters", Map.of("most", most)),
          value.substring(0, 40) + "…");
    }
    return value;
  }

  private static String number(Phrase thing, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new InvalidCase(thing, Phrase.of("a number such as 1234.50"), value);
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
}
