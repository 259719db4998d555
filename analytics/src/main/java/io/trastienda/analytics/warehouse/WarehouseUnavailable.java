package io.trastienda.analytics.warehouse;

import io.trastienda.platform.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// There are no reports at the moment: no ClickHouse is set up, or it does not answer. Work and
/// money go on without it.
public final class WarehouseUnavailable extends Refusal {

  private WarehouseUnavailable(String key, String message, Map<String, Object> arguments) {
    super(Kind.UNAVAILABLE, key, message, arguments);
  }

  static WarehouseUnavailable notConfigured(@Nullable String why) {
    String reason = why == null ? "trastienda.warehouse.url is not set" : why;
    return new WarehouseUnavailable(
        "warehouse.not-configured",
        "reports need ClickHouse, and there is none: " + reason,
        Map.of("reason", reason));
  }

  static WarehouseUnavailable notAnswering(Throwable cause) {
    var unavailable =
        new WarehouseUnavailable(
            "warehouse.not-answering",
            "reports need ClickHouse, but it does not answer; facts are kept and follow later",
            Map.of());
    unavailable.initCause(cause);
    return unavailable;
  }
}
