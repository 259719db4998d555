package io.trastienda.analytics.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;

/// Values of `{name:Type}` places as ClickHouse reads them: escaped text, typed by the place, never
/// part of the statement.
final class ParameterText {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private ParameterText() {}

  static String of(Object value) {
    return switch (value) {
      case String text -> escaped(text);
      case Collection<?> elements ->
          elements.stream().map(ParameterText::element).collect(Collectors.joining(",", "[", "]"));
      default -> plain(value);
    };
  }

  private static String element(Object value) {
    return value instanceof String text
        ? "'" + escaped(text).replace("'", "\\'") + "'"
        : plain(value);
  }

  private static String plain(Object value) {
    return switch (value) {
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case Boolean truth -> truth ? "1" : "0";
      case Instant moment -> MOMENT.format(moment);
      case LocalDate day -> day.toString();
      case Enum<?> constant -> constant.name();
      default ->
          throw new IllegalArgumentException(
              "parameter must be a number, truth, text, moment, day or list, but is a "
                  + value.getClass().getSimpleName());
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\0", "\\0");
  }
}
