package io.trastienda.ui.desk;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The clients of whoever looks at the desk, between the numbers of services and the slugs of
/// addresses. It grants nothing: the boundary judges each call.
@Component
class Clients {

  private final TenantDirectory tenants;
  private final SignedInPerson person;

  Clients(TenantDirectory tenants, SignedInPerson person) {
    this.tenants = tenants;
    this.person = person;
  }

  Viewer viewer() {
    return person
        .viewer()
        .orElseThrow(() -> new IllegalStateException("the desk is for signed-in people"));
  }

  static boolean works(Viewer viewer) {
    return viewer.holdsAny(Role.AGENT, Role.COORDINATOR);
  }

  /// Whether somebody sees a list of work: their cases, or those that they may check.
  static boolean checks(Viewer viewer) {
    return viewer.holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY);
  }

  List<ViewerClient> mine() {
    return viewer().clients();
  }

  Set<TenantId> numbers(List<ViewerClient> clients) {
    return clients.stream().map(client -> idOf(client.slug())).collect(Collectors.toSet());
  }

  TenantId idOf(String slug) {
    return tenants.idOf(slug);
  }

  ViewerClient client(TenantId tenant) {
    return ViewerClient.of(profile(tenant));
  }

  ZoneId zone(TenantId tenant) {
    return profile(tenant).zone();
  }

  TenantProfile profile(TenantId tenant) {
    return tenants
        .profile(tenant)
        .orElseThrow(() -> new IllegalStateException("client " + tenant + " has no profile"));
  }
}
