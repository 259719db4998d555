package io.trastienda.platform.intake;

import io.trastienda.platform.cases.RowRefused;
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
    return new RowFault(
        row,
        "",
        false,
        "intake.row.columns",
        Map.of("expected", Integer.toString(expected), "value", Integer.toString(found)),
        "row must have " + expected + " columns like the header, but has " + found);
  }

  static RowFault tooLong(long row, long limit) {
    return new RowFault(
        row,
        "",
        false,
        "intake.row.too-long",
        Map.of("limit", Long.toString(limit)),
        "row must have at most " + limit + " bytes, but has more");
  }

  static RowFault notUtf8(long row, int position) {
    return new RowFault(
        row,
        "",
        false,
        "intake.row.not-utf8",
        Map.of("value", Integer.toString(position)),
        "row must be UTF-8, but is not at its byte " + position);
  }

  static RowFault quotes(long row, String value) {
    return new RowFault(
        row,
        "",
        false,
        "intake.row.quotes",
        Map.of("value", shown(value)),
        "row must be CSV with quotes closed at the end of a value, but is '" + shown(value) + "'");
  }

  static RowFault absent(long row, String column, String value) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.absent",
        Map.of("value", shown(value)),
        column + " must be there, but is '" + shown(value) + "'");
  }

  static RowFault notListed(long row, String column, String listed, String value) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.not-listed",
        Map.of("rule", listed, "value", shown(value)),
        column + " must be one of " + listed + ", but is '" + shown(value) + "'");
  }

  static RowFault notATime(long row, String column, String format, String value) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.not-a-time",
        Map.of("rule", format, "value", shown(value)),
        column + " must be a time in the form " + format + ", but is '" + shown(value) + "'");
  }

  static RowFault movedTime(long row, String column, String zone, String value, String moved) {
    return new RowFault(
        row,
        column,
        true,
        "intake.row.moved-time",
        Map.of("zone", zone, "value", shown(value), "moved", moved),
        column
            + " '"
            + shown(value)
            + "' does not exist in "
            + zone
            + " and was moved to "
            + moved);
  }

  static RowFault priority(long row, String column, String value) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.priority",
        Map.of("value", shown(value)),
        column + " must be 1 to 4, but is '" + shown(value) + "'");
  }

  static RowFault differs(long row, String column, String first, String value) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.differs",
        Map.of("rule", shown(first), "value", shown(value)),
        column
            + " must be '"
            + shown(first)
            + "' as in the case's first row, but is '"
            + shown(value)
            + "'");
  }

  static RowFault apart(long row, String column, String value) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.apart",
        Map.of("value", shown(value)),
        column
            + " must stand in neighbouring rows only, but '"
            + shown(value)
            + "' stood further up");
  }

  static RowFault tooMany(long row, String column, int limit) {
    return new RowFault(
        row,
        column,
        false,
        "intake.row.too-many",
        Map.of("limit", Integer.toString(limit)),
        column + " must have at most " + limit + " rows, but has more");
  }

  static RowFault of(RowRefused refused, String column) {
    String rule = String.valueOf(refused.arguments().get("rule"));
    String value = shown(String.valueOf(refused.arguments().get("value")));
    return new RowFault(
        refused.row(),
        column,
        false,
        "intake.row.rule",
        Map.of("rule", rule, "value", value),
        (column.isEmpty() ? "row" : column) + " must be " + rule + ", but is '" + value + "'");
  }

  private static String shown(String value) {
    String plain = value.replace('\u0000', ' ');
    return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
  }
}
