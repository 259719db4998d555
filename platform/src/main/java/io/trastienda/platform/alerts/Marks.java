package io.trastienda.platform.alerts;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseLimits;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When each open case of a client with rules crosses what; follows the cases step by step.
@Component
class Marks {

  /// Cases of which a later step is known than the marks come from.
  private static final String BEHIND =
      """
      select d.case_id, d.sequence from operator.dispatch_item d
      left join operator.alert_clock c on c.tenant_id = d.tenant_id and c.case_id = d.case_id
      where d.tenant_id = :tenant and c.sequence is distinct from d.sequence
      order by d.case_id limit :most
      """;

  /// The first plan of a case counts from where its clock does, any other from now on.
  private static final String CLOCKS =
      """
      insert into operator.alert_clock as c(tenant_id, case_id, sequence, plan, planned_at)
      select :tenant, n.case_id, n.sequence, n.plan, n.counts_from
      from unnest(:cases, :sequences, :plans, :since::timestamptz[]) as n(case_id, sequence, plan, counts_from)
      on conflict (tenant_id, case_id) do update set sequence = excluded.sequence, plan = excluded.plan,
        planned_at = case when c.plan = excluded.plan then c.planned_at else :now end
      """;

  private static final String MARKS =
      """
      insert into operator.alert_mark(tenant_id, case_id, measure, percent, falls_at)
      select :tenant, n.* from unnest(:cases, :measures, :percents, :at::timestamptz[]) as n
      """;

  /// The plan of a case that closed a moment ago.
  private static final String CLOSED = "closed";

  private final JdbcClient jdbc;
  private final CaseLimits limits;
  private final Clock clock;

  Marks(JdbcClient jdbc, CaseLimits limits, Clock clock) {
    this.jdbc = jdbc;
    this.limits = limits;
    this.clock = clock;
  }

  private record Behind(CaseId id, int sequence) {}

  /// Brings the marks of some cases up to date.
  ///
  /// @return how many cases; call again while it gives as many as asked
  int follow(TenantId tenant, int most) {
    List<Behind> behind =
        jdbc.sql(BEHIND)
            .param("tenant", tenant.value())
            .param("most", most)
            .query((row, _) -> new Behind(new CaseId(row.getLong(1)), row.getInt(2)))
            .list();
    if (!behind.isEmpty()) {
      write(
          tenant,
          behind,
          limits.marks(tenant, behind.stream().map(Behind::id).toList(), AlertRule.PERCENTS));
    }
    return behind.size();
  }

  /// Forgets the marks of cases that are closed.
  void forgetClosed(TenantId tenant) {
    jdbc.sql(
            """
            delete from operator.alert_clock c where c.tenant_id = :tenant
              and not exists (select from operator.dispatch_item d
                where d.tenant_id = c.tenant_id and d.case_id = c.case_id)
            """)
        .param("tenant", tenant.value())
        .update();
  }

  private void write(TenantId tenant, List<Behind> behind, List<CaseLimits.Marked> marked) {
    Long[] cases = behind.stream().map(one -> one.id().value()).toArray(Long[]::new);
    jdbc.sql("delete from operator.alert_mark where tenant_id = :tenant and case_id = any(:cases)")
        .param("tenant", tenant.value())
        .param("cases", cases)
        .update();
    Map<CaseId, CaseLimits.Marked> found =
        marked.stream().collect(Collectors.toMap(CaseLimits.Marked::id, one -> one));
    String now = clock.instant().toString();
    List<String> plans = new ArrayList<>();
    List<String> since = new ArrayList<>();
    List<Long> owners = new ArrayList<>();
    List<CaseLimits.Mark> marks = new ArrayList<>();
    for (Behind one : behind) {
      CaseLimits.Marked known = found.get(one.id());
      plans.add(known == null ? CLOSED : known.plan());
      since.add(known == null ? now : known.countsFrom().toString());
      for (CaseLimits.Mark mark : known == null ? List.<CaseLimits.Mark>of() : known.marks()) {
        owners.add(one.id().value());
        marks.add(mark);
      }
    }
    jdbc.sql(CLOCKS)
        .param("tenant", tenant.value())
        .param("cases", cases)
        .param("sequences", behind.stream().map(Behind::sequence).toArray(Integer[]::new))
        .param("plans", plans.toArray(String[]::new))
        .param("since", since.toArray(String[]::new))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(MARKS)
        .param("tenant", tenant.value())
        .param("cases", owners.toArray(Long[]::new))
        .param("measures", marks.stream().map(mark -> mark.promise().name()).toArray(String[]::new))
        .param("percents", marks.stream().map(CaseLimits.Mark::percent).toArray(Integer[]::new))
        .param("at", marks.stream().map(mark -> mark.at().toString()).toArray(String[]::new))
        .update();
  }
}
