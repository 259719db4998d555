package io.trastienda.analytics.kpi;

import io.trastienda.analytics.warehouse.DataAsOf;
import io.trastienda.analytics.warehouse.Warehouse;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/// What a client's own people see of how their work goes.
///
/// Every method throws `WarehouseUnavailable` while ClickHouse does not answer.
@Service
public class KpiPortal {

  private final Warehouse warehouse;
  private final Figures figures;

  KpiPortal(Warehouse warehouse, Clock clock) {
    this.warehouse = warehouse;
    this.figures = new Figures(warehouse::ask, clock);
  }

  /// Gives all measures in a period.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public KpiReport report(TenantId tenant, Period period, KpiFilter filter) {
    DataAsOf asOf = warehouse.asOf(tenant);
    return new KpiReport(
        period, figures.values(tenant, period, filter), asOf.at(), asOf.upToDate());
  }

  /// Gives one measure day by day: one point for each day of the period.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public List<KpiPoint> series(TenantId tenant, Measure measure, Period period, KpiFilter filter) {
    return figures.series(tenant, measure, period, filter);
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
    return figures.cases(tenant, measure, period, filter, offset, limit);
  }
}
