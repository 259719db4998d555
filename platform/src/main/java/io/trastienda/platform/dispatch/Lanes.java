package io.trastienda.platform.dispatch;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.WorkType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The numbers of the lanes, one for all cases of a client that ask the same. A lane never changes
/// and never ends.
@Component
class Lanes {

  private final JdbcClient jdbc;
  private final Map<Lane, Integer> known = new ConcurrentHashMap<>();

  Lanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Lane(TenantId tenant, Demand demand) {}

  /// Gives the number of a lane; a new one is kept in the running transaction.
  int of(TenantId tenant, Demand demand) {
    Lane lane = new Lane(tenant, demand);
    Integer number = known.get(lane);
    if (number != null) {
      return number;
    }
    int read = read(lane).or(() -> insert(lane)).orElseGet(() -> read(lane).orElseThrow());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            known.put(lane, read);
          }
        });
    return read;
  }

  private Optional<Integer> read(Lane lane) {
    return bound(
            """
            select id from operator.dispatch_lane
            where tenant_id = :tenant and skills = :skills::text[] and levels = :levels and relax = :relax
              and weight = :weight
            """,
            lane)
        .query(Integer.class)
        .optional();
  }

  /// Empty if another transaction was faster: it is over by then.
  private Optional<Integer> insert(Lane lane) {
    return bound(
            """
            insert into operator.dispatch_lane(tenant_id, skills, levels, relax, weight)
            values (:tenant, :skills::text[], :levels, :relax, :weight)
            on conflict (tenant_id, skills, levels, relax, weight) do nothing returning id
            """,
            lane)
        .query(Integer.class)
        .optional();
  }

  private JdbcClient.StatementSpec bound(String sql, Lane lane) {
    Demand demand = lane.demand();
    return jdbc.sql(sql)
        .param("tenant", lane.tenant().value())
        .param("skills", demand.skills().stream().map(WorkType.Skill::key).toArray(String[]::new))
        .param(
            "levels", demand.skills().stream().map(WorkType.Skill::level).toArray(Integer[]::new))
        .param(
            "relax",
            demand.skills().stream().map(WorkType.Skill::relaxMinutes).toArray(Integer[]::new))
        .param("weight", demand.weight());
  }
}
