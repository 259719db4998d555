package io.trastienda.platform.intake;

import io.trastienda.platform.cases.CaseHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The rows of one case while they are read, and what is wrong with them.
final class GatheredCase {

  private final String reference;
  private final HistoryMapping mapping;
  private final int mostRows;
  private final List<PastRow> rows = new ArrayList<>();
  private final List<RowFault> faults = new ArrayList<>();
  private long firstRow;
  private long lastRow;
  private int rowsSeen;
  private boolean refused;

  GatheredCase(String reference, HistoryMapping mapping, int mostRows) {
    this.reference = reference;
    this.mapping = mapping;
    this.mostRows = mostRows;
  }

  /// Adds the next row of the case.
  void add(long number, RowReading.Read read) {
    lastRow = number;
    firstRow = firstRow == 0 ? number : firstRow;
    rowsSeen++;
    if (rowsSeen > mostRows) {
      if (rowsSeen == mostRows + 1) {
        refuse(List.of(RowFault.tooMany(number, mapping.column("reference"), mostRows)));
        rows.clear();
      }
      return;
    }
    take(read.faults());
    PastRow row = read.row();
    if (row == null) {
      refused = true;
      return;
    }
    if (!rows.isEmpty()) {
      PastRow first = rows.getFirst();
      same(number, "type", first.type(), row.type());
      same(
          number,
          "opened",
          mapping.times().local(first.openedAt()),
          mapping.times().local(row.openedAt()));
    }
    if (!refused) {
      rows.add(row);
    }
  }

  /// Refuses the case because of these faults, or because of ones that are told elsewhere.
  void refuse(List<RowFault> because) {
    take(because);
    refused = true;
  }

  private void take(List<RowFault> more) {
    faults.addAll(more);
    refused |= more.stream().anyMatch(fault -> !fault.warning());
  }

  private void same(long number, String thing, String first, String value) {
    if (!first.equals(value)) {
      refuse(List.of(RowFault.differs(number, mapping.column(thing), first, value)));
    }
  }

  String reference() {
    return reference;
  }

  boolean isRefused() {
    return refused;
  }

  /// What is wrong so far, and warnings, in file order.
  List<RowFault> faults() {
    return List.copyOf(faults);
  }

  /// The number of its first row.
  long firstRow() {
    return firstRow;
  }

  /// The number of its last row.
  long lastRow() {
    return lastRow;
  }

  /// The rows up to the first that is wrong: all of them if none is.
  List<PastRow> rows() {
    return List.copyOf(rows);
  }

  /// The case in the words of the cases' door.
  CaseHistory.PastCase past() {
    PastRow first = rows.getFirst();
    return new CaseHistory.PastCase(
        reference,
        first.type(),
        first.title(),
        first.openedAt(),
        rows.stream().map(PastRow::channel).filter(Objects::nonNull).findFirst().orElse(null),
        rows.stream().map(PastRow::customer).filter(Objects::nonNull).findFirst().orElse(null),
        rows.getLast().fields(),
        rows.stream().map(PastRow::step).toList());
  }

  /// What the rows said in the client's own columns, by the row's place in the case from 1: the
  /// first row's, and each that differs from the one before.
  Map<Integer, Map<String, String>> fields() {
    Map<Integer, Map<String, String>> said = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i == 0 || !rows.get(i).fields().equals(rows.get(i - 1).fields())) {
        said.put(i + 1, rows.get(i).fields());
      }
    }
    return said;
  }
}
