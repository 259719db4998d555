package io.trastienda.analytics.kpi;

import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.List;
import org.springframework.stereotype.Service;

/// What a client's own people see of how their work goes.
///
/// Every method throws `WarehouseUnavailable` while ClickHouse does not answer.
@Service
public class KpiPortal {

  KpiPortal() {}

  /// Gives all measures in a period.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public KpiReport report(TenantId tenant, Period period, KpiFilter filter) {
    throw new UnsupportedOperationException();
  }

  /// Gives one measure day by day: one point for each day of the period.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public List<KpiPoint> series(TenantId tenant, Measure measure, Period period, KpiFilter filter) {
    throw new UnsupportedOperationException();
  }

  /// Gives one page of the cases behind a number.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public KpiCases cases(
      TenantId tenant, Measure measure, Period period, KpiFilter filter, int offset, int limit) {
    throw new UnsupportedOperationException();
  }
}
