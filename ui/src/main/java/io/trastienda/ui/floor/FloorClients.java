package io.trastienda.ui.floor;

import com.vaadin.flow.spring.annotation.SpringComponent;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// The clients that the reader may look at, with the names of their work types, for one screen.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class FloorClients {

  private final TenantDirectory tenants;
  private final CatalogueDesk catalogue;
  private final Viewer viewer;
  private final Map<TenantId, ViewerClient> clients = new HashMap<>();
  private final Map<TenantId, Map<String, LocalizedText>> types = new HashMap<>();

  FloorClients(TenantDirectory tenants, CatalogueDesk catalogue, SignedInPerson person) {
    this.tenants = tenants;
    this.catalogue = catalogue;
    viewer =
        person
            .viewer()
            .orElseThrow(() -> new IllegalStateException("the floor is for signed-in people"));
  }

  Viewer viewer() {
    return viewer;
  }

  List<ViewerClient> all() {
    return viewer.clients();
  }

  Set<TenantId> ids() {
    return viewer.clients().stream()
        .map(client -> tenants.idOf(client.slug()))
        .collect(Collectors.toSet());
  }

  TenantId idOf(String slug) {
    return tenants.idOf(slug);
  }

  ViewerClient of(TenantId tenant) {
    return clients.computeIfAbsent(
        tenant,
        one ->
            tenants
                .profile(one)
                .map(ViewerClient::of)
                .orElseThrow(() -> new IllegalStateException("client " + one + " is unknown")));
  }

  String slug(TenantId tenant) {
    return of(tenant).slug();
  }

  ZoneId zone(TenantId tenant) {
    return tenants
        .profile(tenant)
        .orElseThrow(() -> new IllegalStateException("client " + tenant + " is unknown"))
        .zone();
  }

  Map<String, LocalizedText> types(TenantId tenant) {
    return types.computeIfAbsent(
        tenant,
        one ->
            catalogue.workTypes(one).stream()
                .collect(Collectors.toMap(WorkType::key, WorkType::name)));
  }

  /// The name of a work type; its key if the catalogue no longer has it.
  String type(TenantId tenant, String key) {
    LocalizedText name = types(tenant).get(key);
    return name == null ? key : Formats.current().text(name);
  }

  /// The name of a work type at whichever client has it.
  String type(String key) {
    return viewer.clients().stream()
        .map(client -> types(tenants.idOf(client.slug())).get(key))
        .flatMap(name -> Optional.ofNullable(name).stream())
        .findFirst()
        .map(name -> Formats.current().text(name))
        .orElse(key);
  }
}
