package io.trastienda.platform.dispatch;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.events.CaseFact;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What the catalogue's work types ask of agents, remembered by version: a version never changes.
@Component
class Demands {

  private final CatalogueDesk catalogue;
  private final Map<Kind, Demand> known = new ConcurrentHashMap<>();

  Demands(CatalogueDesk catalogue) {
    this.catalogue = catalogue;
  }

  /// Gives what a case's work type asks; the least if the catalogue no longer has the kind.
  Demand of(CaseFact fact) {
    Kind kind = new Kind(fact.tenant(), fact.workType(), fact.workTypeVersion());
    Demand demand = known.get(kind);
    if (demand != null) {
      return demand;
    }
    Optional<Demand> read = read(kind);
    read.ifPresent(found -> known.put(kind, found));
    return read.orElse(Demand.PLAIN);
  }

  private Optional<Demand> read(Kind kind) {
    return catalogue.workTypes(kind.tenant()).stream()
        .filter(type -> type.key().equals(kind.workType()))
        .findFirst()
        .map(type -> new Demand(type.skills(), type.weight()));
  }

  private record Kind(TenantId tenant, String workType, int version) {}
}
