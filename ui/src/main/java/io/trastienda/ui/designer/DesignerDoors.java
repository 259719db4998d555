package io.trastienda.ui.designer;

import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.Replanning;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.tenantadmin.clients.Contracts;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.SignedInPerson;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the designer's screens ask; each door judges the reader by itself.
///
/// @param directory finds the client
/// @param catalogue work types, calendars and service levels
/// @param clients the templates
/// @param contracts where the next version is published
/// @param replanning open cases under older versions
/// @param macros texts and macros
/// @param person who looks
/// @param refusals refusals in the reader's language
/// @param clock the time
@Component
record DesignerDoors(
    TenantDirectory directory,
    CatalogueDesk catalogue,
    ClientDesk clients,
    Contracts contracts,
    Replanning replanning,
    MacroDesk macros,
    SignedInPerson person,
    RefusalTexts refusals,
    Clock clock) {

  /// Finds the client of an address. Its name is not to be shown before a door has judged.
  ///
  /// @throws io.trastienda.platform.tenancy.NoSuchTenant if there is none
  TenantProfile client(String slug) {
    return directory.profile(directory.idOf(slug)).orElseThrow();
  }

  /// Says whether the reader may look at cases: an administrator may not.
  boolean seesCases() {
    return person.viewer().filter(one -> one.holdsAny(Role.ACCOUNT_MANAGER)).isPresent();
  }
}
