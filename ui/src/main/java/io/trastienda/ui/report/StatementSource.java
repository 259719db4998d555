package io.trastienda.ui.report;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.tenantadmin.billing.BilledTaskPage;
import io.trastienda.tenantadmin.billing.PriceTrace;
import io.trastienda.tenantadmin.billing.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// Port: the doors through which a room reads one client's statements, staff's or the client's own.
public interface StatementSource {

  /// Gives the months that have work, newest first.
  List<YearMonth> months();

  /// Gives one month as far as it is done.
  Statement statement(YearMonth month);

  /// Gives one page of the tasks on a line.
  BilledTaskPage tasks(YearMonth month, String line, int offset, int limit);

  /// Gives the steps of one task's price.
  PriceTrace explain(long task);

  /// Gives a case by our reference, for the words of its work type.
  CaseDetail get(String reference);

  /// Gives by key the work types of a statement's lines.
  Map<String, LocalizedText> workTypes(Statement statement);
}
