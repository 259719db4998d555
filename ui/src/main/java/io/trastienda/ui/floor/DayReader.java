package io.trastienda.ui.floor;

import com.vaadin.flow.spring.annotation.SpringComponent;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseFlow;
import io.trastienda.platform.tenancy.TenantDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Reads what came in and went out today at each of some clients, each day in its client's zone.
@SpringComponent
class DayReader {

  /// How far ahead a coordinator plans.
  static final Duration HORIZON = Duration.ofHours(8);

  private final CaseFlow flow;
  private final TenantDirectory tenants;

  DayReader(CaseFlow flow, TenantDirectory tenants) {
    this.flow = flow;
    this.tenants = tenants;
  }

  Map<TenantId, CaseFlow.Day> read(Set<TenantId> clients, Instant now) {
    Map<TenantId, CaseFlow.Day> days = new HashMap<>();
    for (TenantId client : clients) {
      ZoneId zone =
          tenants
              .profile(client)
              .orElseThrow(() -> new IllegalStateException("client " + client + " is unknown"))
              .zone();
      Instant began = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      days.put(client, flow.day(client, began, now, HORIZON));
    }
    return days;
  }
}
