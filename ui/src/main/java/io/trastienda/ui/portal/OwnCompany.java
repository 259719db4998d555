package io.trastienda.ui.portal;

import io.trastienda.analytics.kpi.KpiCases;
import io.trastienda.analytics.kpi.KpiFilter;
import io.trastienda.analytics.kpi.KpiPoint;
import io.trastienda.analytics.kpi.KpiReport;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseQuery;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.billing.BilledTaskPage;
import io.trastienda.tenantadmin.billing.PriceTrace;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.report.ReportPlaces;
import io.trastienda.ui.report.ReportSource;
import io.trastienda.ui.report.StatementSource;
import io.trastienda.ui.shell.Formats;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The reader's own company, with the client's doors to it.
///
/// @param profile the company
/// @param money whether the reader may see what the work costs
/// @param doors the client's doors
record OwnCompany(TenantProfile profile, boolean money, PortalDoors doors)
    implements ReportSource, StatementSource {

  static final ReportPlaces PLACES =
      new ReportPlaces("portal/kpi", "portal/cases", "portal/statements");
  private static final int NAMES_FROM = 200;

  TenantId id() {
    return profile.id();
  }

  Formats formats() {
    return Formats.current().in(profile.zone());
  }

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

  /// The work types of the newest cases: a company sees the kinds of its own work.
  @Override
  public Map<String, LocalizedText> workTypes() {
    Map<String, LocalizedText> names = new TreeMap<>();
    doors
        .cases()
        .list(id(), CaseQuery.first(NAMES_FROM))
        .cases()
        .forEach(row -> names.put(row.workType(), row.workTypeName()));
    return names;
  }

  /// The same with the types of all lines, however old their cases are.
  @Override
  public Map<String, LocalizedText> workTypes(Statement statement) {
    Map<String, LocalizedText> names = new LinkedHashMap<>(workTypes());
    for (Statement.Line line : statement.lines()) {
      if (!names.containsKey(line.workType())) {
        doors
            .cases()
            .list(id(), new CaseQuery(Set.of(), line.workType(), null, null, null, 1))
            .cases()
            .forEach(row -> names.put(row.workType(), row.workTypeName()));
      }
    }
    return names;
  }

  Map<String, String> typeNames() {
    Map<String, String> names = new LinkedHashMap<>();
    workTypes().forEach((key, name) -> names.put(key, formats().text(name)));
    return names;
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
