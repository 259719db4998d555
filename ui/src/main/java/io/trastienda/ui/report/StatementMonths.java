package io.trastienda.ui.report;

import com.vaadin.flow.component.html.Div;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import java.time.YearMonth;
import java.util.List;

/// The months that have work, newest first, each with its total; each opens its statement.
public final class StatementMonths extends Div {

  private static final int MOST = 24;

  /// A list of months.
  ///
  /// @param source the client's doors
  /// @param places where its links lead
  /// @param formats the reader's language, the client's zone
  public StatementMonths(StatementSource source, ReportPlaces places, Formats formats) {
    List<YearMonth> months = source.months();
    if (months.isEmpty()) {
      add(
          new NothingHere(
              Icons.RECEIPT,
              getTranslation("report.months.empty"),
              getTranslation("report.months.empty.why")));
      return;
    }
    Rows rows = new Rows();
    for (YearMonth month : months.subList(0, Math.min(MOST, months.size()))) {
      Statement statement = source.statement(month);
      rows.add(
          new Row(formats.month(month.atDay(1)))
              .to(places.statement(new StatementAddress(month, null, null, 1)))
              .second(getTranslation("report.months.tasks", statement.tasks()))
              .amount(formats.money(statement.total())));
    }
    add(new Panel(getTranslation("report.months"), rows).flush().lined());
  }
}
