package io.trastienda.analytics.warehouse;

import io.trastienda.platform.Refusal;
import java.util.Map;

/// There are no reports at the moment: no ClickHouse is set up, or it does not answer. Work and
/// money go on without it.
public final class WarehouseUnavailable extends Refusal {

  private WarehouseUnavailable(String key, String message) {
    super(Kind.UNAVAILABLE, key, message, Map.of());
  }

  static WarehouseUnavailable notConfigured() {
    return new WarehouseUnavailable(
        "warehouse.not-configured",
        "reports need ClickHouse, but trastienda.warehouse.url is not set");
  }

  static WarehouseUnavailable notAnswering(Throwable cause) {
    var unavailable =
        new WarehouseUnavailable(
            "warehouse.not-answering",
            "reports need ClickHouse, but it does not answer; facts are kept and follow later");
    unavailable.initCause(cause);
    return unavailable;
  }
}
