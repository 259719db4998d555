package io.trastienda.ui.portal;

import io.trastienda.analytics.kpi.KpiCases;
import io.trastienda.analytics.kpi.KpiFilter;
import io.trastienda.analytics.kpi.KpiPoint;
import io.trastienda.analytics.kpi.KpiReport;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Period;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.BilledTaskPage;
import io.trastienda.tenantadmin.billing.PriceTrace;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.report.ClientReading;
import io.trastienda.ui.report.ReportPlaces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// The reader's own company, with the client's doors to it.
///
/// @param profile the company
/// @param money whether the reader may see what the work costs
/// @param doors the client's doors
record OwnCompany(TenantProfile profile, boolean money, PortalDoors doors)
    implements ClientReading {

  static final ReportPlaces PLACES =
      new ReportPlaces("portal/kpi", "portal/cases", "portal/statements");

  LocalDate today(Clock clock) {
    return LocalDate.now(clock.withZone(profile.zone()));
  }

  @Override
  public KpiReport report(Period period, KpiFilter filter) {
    return doors.kpi().report(id(), period, filter);
  }

  @Override
  public List<KpiPoint> series(Measure measure, Period period, KpiFilter filter) {
    return doors.kpi().series(id(), measure, period, filter);
  }

  @Override
  public KpiCases cases(Measure measure, Period period, KpiFilter filter, int offset, int limit) {
    return doors.kpi().cases(id(), measure, period, filter, offset, limit);
  }

  @Override
  public List<CaseSummary> summaries(List<CaseId> ids) {
    return doors.cases().summaries(id(), ids);
  }

  @Override
  public CaseDetail get(String reference) {
    return doors.cases().get(id(), reference);
  }

  @Override
  public Map<String, LocalizedText> workTypes() {
    return doors.catalogue().workTypes(id());
  }

  @Override
  public List<YearMonth> months() {
    return doors.billing().months(id());
  }

  @Override
  public Statement statement(YearMonth month) {
    return doors.billing().statement(id(), month);
  }

  @Override
  public BilledTaskPage tasks(YearMonth month, String line, int offset, int limit) {
    return doors.billing().tasks(id(), month, line, offset, limit);
  }

  @Override
  public PriceTrace explain(long task) {
    return doors.billing().explain(id(), task);
  }
}
