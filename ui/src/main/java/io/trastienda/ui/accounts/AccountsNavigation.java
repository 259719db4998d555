package io.trastienda.ui.accounts;

import io.trastienda.ui.report.ReportPlaces;

/// Where the accounts' screens are.
public final class AccountsNavigation {

  /// The list of clients.
  public static final String CLIENTS = "clients";

  private AccountsNavigation() {}

  /// Gives the service report of a client.
  ///
  /// @param slug the client's name in routes
  /// @return a route
  public static String report(String slug) {
    return CLIENTS + "/" + slug + "/kpi";
  }

  /// Gives the statements of a client.
  ///
  /// @param slug the client's name in routes
  /// @return a route
  public static String statements(String slug) {
    return CLIENTS + "/" + slug + "/statements";
  }

  /// Gives one case to read.
  ///
  /// @param slug the client's name in routes
  /// @param reference our reference of the case
  /// @return a route
  public static String oneCase(String slug, String reference) {
    return places(slug).oneCase(reference);
  }

  static String contract(String slug) {
    return CLIENTS + "/" + slug + "/contract";
  }

  static ReportPlaces places(String slug) {
    return new ReportPlaces(report(slug), CLIENTS + "/" + slug + "/cases", statements(slug));
  }
}
