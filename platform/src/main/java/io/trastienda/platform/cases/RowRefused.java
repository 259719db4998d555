package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A row of a client's past breaks a rule.
public final class RowRefused extends Refusal {

  private final long row;
  private final String column;

  RowRefused(long row, String column, Phrase rule, Object value) {
    super(
        Kind.INVALID,
        "cases.row-refused",
        "row " + row + ", " + column + " must be " + rule + ", but is '" + value + "'",
        Map.of("row", row, "column", column, "rule", rule, "value", value));
    this.row = row;
    this.column = column;
  }

  /// Gives the row's number in the file, from 1 for the first after the header.
  public long row() {
    return row;
  }

  /// Gives the mapped column that is wrong: `state`, `priority`, …
  public String column() {
    return column;
  }
}
