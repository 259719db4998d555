package io.trastienda.analytics.kpi;

import io.trastienda.analytics.warehouse.DataAsOf;
import io.trastienda.analytics.warehouse.Warehouse;
import io.trastienda.platform.Period;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Where agents read their own numbers, client by client, and nobody else's.
///
/// Every method throws `WarehouseUnavailable` while ClickHouse does not answer.
@Service
public class MyNumbers {

  /// The measures that are an agent's own.
  public static final List<Measure> MEASURES =
      List.of(
          Measure.COMPLETED,
          Measure.PRODUCTIVITY,
          Measure.ON_TIME_BY_COMPLETION,
          Measure.HANDLING_TIME,
          Measure.OCCUPANCY,
          Measure.REOPENED);

  private final Warehouse warehouse;
  private final ObjectProvider<PeopleDesk> people;
  private final Figures figures;

  MyNumbers(Warehouse warehouse, ObjectProvider<PeopleDesk> people, Clock clock) {
    this.warehouse = warehouse;
    this.people = people;
    this.figures = new Figures(warehouse::ask, clock);
  }

  /// The caller's days for one client.
  ///
  /// @param days only days on which something counts, oldest first
  /// @param dataAsOf up to when every fact is in
  public record Days(List<MyDay> days, Instant dataAsOf) {

    /// Copies the list.
    public Days {
      days = List.copyOf(days);
    }
  }

  /// Gives what the caller did for a client, day by day.
  @Allowed(Role.AGENT)
  public Days days(TenantId tenant, Period period) {
    DataAsOf asOf = warehouse.asOf(tenant);
    return new Days(
        people
            .getObject()
            .agentCode(tenant)
            .map(agent -> figures.days(tenant, period, agent))
            .orElseGet(List::of),
        asOf.at());
  }

  /// Gives one page of the cases behind a number of the caller.
  ///
  /// @param measure one of {@link #MEASURES}
  @Allowed(Role.AGENT)
  public KpiCases cases(TenantId tenant, Measure measure, Period period, int offset, int limit) {
    if (!MEASURES.contains(measure)) {
      throw new IllegalArgumentException(measure + " is no number of one agent");
    }
    return people
        .getObject()
        .agentCode(tenant)
        .map(agent -> figures.cases(tenant, measure, period, agent, offset, limit))
        .orElseGet(() -> new KpiCases(List.of(), 0));
  }
}
