package io.trastienda.analytics.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A row in the format `JSONCompactEachRow`.
final class JsonAnswer implements Answer {

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  private final Map<String, Integer> columns;
  private final JsonNode row;

  JsonAnswer(Map<String, Integer> columns, JsonNode row) {
    this.columns = columns;
    this.row = row;
  }

  @Override
  public boolean missing(String column) {
    return value(column).isNull();
  }

  @Override
  public long whole(String column) {
    BigDecimal number = decimal(column);
    if (number == null) {
      throw new IllegalStateException("column " + column + " must have a value");
    }
    return number.longValueExact();
  }

  @Override
  public @Nullable BigDecimal decimal(String column) {
    JsonNode value = value(column);
    return value.isNull() ? null : new BigDecimal(value.asString());
  }

  @Override
  public @Nullable String text(String column) {
    JsonNode value = value(column);
    return value.isNull() ? null : value.asString();
  }

  @Override
  public @Nullable Instant instant(String column) {
    String text = text(column);
    return text == null ? null : LocalDateTime.parse(text, MOMENT).toInstant(ZoneOffset.UTC);
  }

  @Override
  public @Nullable LocalDate day(String column) {
    String text = text(column);
    return text == null ? null : LocalDate.parse(text);
  }

  private JsonNode value(String column) {
    Integer place = columns.get(column);
    if (place == null) {
      throw new IllegalArgumentException(
          "column must be one of " + columns.keySet() + ", but is " + column);
    }
    return row.get(place);
  }
}
