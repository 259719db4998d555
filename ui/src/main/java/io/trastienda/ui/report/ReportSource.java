package io.trastienda.ui.report;

import io.trastienda.analytics.kpi.KpiCases;
import io.trastienda.analytics.kpi.KpiFilter;
import io.trastienda.analytics.kpi.KpiPoint;
import io.trastienda.analytics.kpi.KpiReport;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Period;
import io.trastienda.platform.cases.CaseSummary;
import java.util.List;
import java.util.Map;

/// Port: the doors through which a room reads one client's figures, staff's or the client's own.
public interface ReportSource {

  /// Gives all measures of a period.
  KpiReport report(Period period, KpiFilter filter);

  /// Gives one measure day by day.
  List<KpiPoint> series(Measure measure, Period period, KpiFilter filter);

  /// Gives one page of the cases behind a number.
  KpiCases cases(Measure measure, Period period, KpiFilter filter, int offset, int limit);

  /// Gives the rows of some cases.
  List<CaseSummary> summaries(List<CaseId> ids);

  /// Gives the client's work types by key, in the order to show.
  Map<String, LocalizedText> workTypes();
}
