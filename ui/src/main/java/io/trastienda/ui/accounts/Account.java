package io.trastienda.ui.accounts;

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
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.BilledTaskPage;
import io.trastienda.tenantadmin.billing.PriceTrace;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.report.ClientReading;
import io.trastienda.ui.report.ReportPlaces;
import io.trastienda.ui.shell.ClientColour;
import io.trastienda.ui.shell.ViewerClient;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One client on an account manager's screen, with staff's doors to it.
///
/// @param profile the client
/// @param doors staff's doors
record Account(TenantProfile profile, StaffDoors doors) implements ClientReading {

  ViewerClient shown() {
    return new ViewerClient(
        profile.slug(),
        profile.name(),
        ClientColour.valueOf(profile.colour().toUpperCase(Locale.ROOT)));
  }

  ReportPlaces places() {
    return AccountsNavigation.places(profile.slug());
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
    Map<String, LocalizedText> names = new LinkedHashMap<>();
    for (WorkType type : doors.catalogue().workTypes(id())) {
      names.put(type.key(), type.name());
    }
    return names;
  }

  @Override
  public List<YearMonth> months() {
    return doors.statements().months(id());
  }

  @Override
  public Statement statement(YearMonth month) {
    return doors.statements().statement(id(), month);
  }

  @Override
  public BilledTaskPage tasks(YearMonth month, String line, int offset, int limit) {
    return doors.statements().tasks(id(), month, line, offset, limit);
  }

  @Override
  public PriceTrace explain(long task) {
    return doors.statements().explain(id(), task);
  }
}
