package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.cases.RowRefused;
import java.util.HashMap;
import java.util.Map;

/// What is wrong with a row, or was put right in it.
///
/// @param row its number in the file, from 1 for the first after the header
/// @param column the column of the file, empty for the whole row
/// @param warning whether the row is taken all the same
/// @param key key of the text in the `refusals` bundle
/// @param arguments the values that the text names
/// @param reason the same in English
record RowFault(
    long row,
    String column,
    boolean warning,
    String key,
    Map<String, String> arguments,
    String reason) {

  /// The longest piece of a value that is kept and shown.
  private static final int SHOWN = 80;

  RowFault {
    arguments = Map.copyOf(arguments);
  }

  static RowFault columns(long row, int expected, int found) {
    return wrong(
        row,
        "",
        "intake.row.columns",
        "{column} must have {expected} columns like the header, but has {value}",
        Map.of("expected", expected, "value", found));
  }

  static RowFault tooLong(long row, long limit) {
    return wrong(
        row,
        "",
        "intake.row.too-long",
        "{column} must have at most {limit} bytes, but has more",
        Map.of("limit", limit));
  }

  static RowFault notUtf8(long row, int position) {
    return wrong(
        row,
        "",
        "intake.row.not-utf8",
        "{column} must be UTF-8, but is not at its byte {value}",
        Map.of("value", position));
  }

  static RowFault quotes(long row, String value) {
    return wrong(
        row,
        "",
        "intake.row.quotes",
        "{column} must be CSV with quotes closed at the end of a value, but is '{value}'",
        Map.of("value", shown(value)));
  }

  static RowFault absent(long row, String column, String value) {
    return wrong(
        row,
        column,
        "intake.row.absent",
        "{column} must be there, but is '{value}'",
        Map.of("value", shown(value)));
  }

  static RowFault notListed(long row, String column, String listed, String value) {
    return wrong(
        row,
        column,
        "intake.row.not-listed",
        "{column} must be one of {rule}, but is '{value}'",
        Map.of("rule", listed, "value", shown(value)));
  }

  static RowFault notATime(long row, String column, String format, String value) {
    return wrong(
        row,
        column,
        "intake.row.not-a-time",
        "{column} must be a time in the form {rule}, but is '{value}'",
        Map.of("rule", format, "value", shown(value)));
  }

  static RowFault movedTime(long row, String column, String zone, String value, String moved) {
    RowFault told =
        wrong(
            row,
            column,
            "intake.row.moved-time",
            "{column} '{value}' does not exist in {zone} and was moved to {moved}",
            Map.of("zone", zone, "value", shown(value), "moved", moved));
    return new RowFault(row, column, true, told.key, told.arguments, told.reason);
  }

  static RowFault priority(long row, String column, String value) {
    return wrong(
        row,
        column,
        "intake.row.priority",
        "{column} must be 1 to 4, but is '{value}'",
        Map.of("value", shown(value)));
  }

  static RowFault differs(long row, String column, String first, String value) {
    return wrong(
        row,
        column,
        "intake.row.differs",
        "{column} must be '{rule}' as in the case's first row, but is '{value}'",
        Map.of("rule", shown(first), "value", shown(value)));
  }

  static RowFault apart(long row, String column, String value) {
    return wrong(
        row,
        column,
        "intake.row.apart",
        "{column} must stand in neighbouring rows only, but '{value}' stood further up",
        Map.of("value", shown(value)));
  }

  static RowFault tooMany(long row, String column, int limit) {
    return wrong(
        row,
        column,
        "intake.row.too-many",
        "{column} must have at most {limit} rows, but has more",
        Map.of("limit", limit));
  }

  static RowFault of(RowRefused refused, String column) {
    Map<String, Object> arguments = new HashMap<>(refused.arguments());
    if (arguments.get("value") instanceof String value) {
      arguments.put("value", shown(value));
    }
    return wrong(
        refused.row(),
        column,
        "intake.row.rule",
        "{column} must be {rule}, but is '{value}'",
        arguments);
  }

  /// Says what is wrong in English, and keeps the values so that a screen can say it in another
  /// language; a fault of no single column is one of the row.
  private static RowFault wrong(
      long row, String column, String key, String pattern, Map<String, Object> values) {
    Map<String, Object> named = new HashMap<>(values);
    named.put("column", column.isEmpty() ? "row" : column);
    return new RowFault(row, column, false, key, kept(values), Phrase.of(pattern, named).text());
  }

  /// Writes values into texts that can be kept and said later.
  static Map<String, String> kept(Map<String, Object> values) {
    Map<String, String> kept = new HashMap<>();
    values.forEach((name, value) ->
        kept.putAll(
            value instanceof Phrase phrase
                ? phrase.kept(name)
                : Map.of(name, String.valueOf(value))));
    return kept;
  }

  private static String shown(String value) {
    String plain = value.replace('\u0000', ' ');
    return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
  }
}
