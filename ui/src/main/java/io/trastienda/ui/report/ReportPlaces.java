package io.trastienda.ui.report;

import io.trastienda.analytics.kpi.Measure;

/// Where a room shows one client's reports and cases.
///
/// @param report route of the service report, `clients/acme-hogar/kpi`
/// @param cases route under which single cases are read, `clients/acme-hogar/cases`
/// @param statements route under which months are read, `clients/acme-hogar/statements`
public record ReportPlaces(String report, String cases, String statements) {

  /// Gives the address of the report.
  public String report(ReportAddress address) {
    return report + "?" + address.query();
  }

  /// Gives the address of the cases behind a number.
  public String behind(Measure measure, ReportAddress address) {
    return report + "/" + measure.key() + "?" + address.query();
  }

  /// Gives the address of one case.
  public String oneCase(String reference) {
    return cases + "/" + reference;
  }

  /// Gives the address of a statement.
  public String statement(StatementAddress address) {
    return statements + "/" + address.path();
  }
}
