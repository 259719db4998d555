package io.trastienda.ui.accounts;

import io.trastienda.analytics.kpi.KpiDesk;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.tenantadmin.billing.RateCards;
import io.trastienda.tenantadmin.billing.Statements;
import io.trastienda.ui.shell.SignedInPerson;
import org.springframework.stereotype.Component;

/// The doors through which staff read a client; each judges the reader by itself.
///
/// @param person who is signed in
/// @param directory finds the client
/// @param kpi figures
/// @param cases cases
/// @param catalogue work types, calendars and service levels
/// @param statements money
/// @param rateCards prices
@Component
record StaffDoors(
    SignedInPerson person,
    TenantDirectory directory,
    KpiDesk kpi,
    CaseDesk cases,
    CatalogueDesk catalogue,
    Statements statements,
    RateCards rateCards) {

  /// Finds the client of an address. Its name is not to be shown before a door has judged.
  ///
  /// @throws io.trastienda.platform.tenancy.NoSuchTenant if there is none
  Account account(String slug) {
    return new Account(directory.profile(directory.idOf(slug)).orElseThrow(), this);
  }
}
