package io.trastienda.ui.portal;

import com.vaadin.flow.router.NotFoundException;
import io.trastienda.analytics.kpi.KpiPortal;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CasePortal;
import io.trastienda.platform.catalogue.CataloguePortal;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.tenantadmin.billing.BillingPortal;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Viewer;
import org.springframework.stereotype.Component;

/// The doors through which a client's people read; each judges the reader by itself.
///
/// @param person who is signed in
/// @param directory finds their company
/// @param kpi figures
/// @param cases cases
/// @param catalogue names of work types
/// @param billing money
@Component
record PortalDoors(
    SignedInPerson person,
    TenantDirectory directory,
    KpiPortal kpi,
    CasePortal cases,
    CataloguePortal catalogue,
    BillingPortal billing) {

  /// Who may read what the work costs.
  static final Role[] MONEY = {Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER};

  /// Gives the reader's own company.
  OwnCompany own() {
    Viewer viewer = person.viewer().orElseThrow(NotFoundException::new);
    String slug = viewer.clients().stream().findFirst().orElseThrow(NotFoundException::new).slug();
    return new OwnCompany(
        directory.profile(directory.idOf(slug)).orElseThrow(), viewer.holdsAny(MONEY), this);
  }
}
