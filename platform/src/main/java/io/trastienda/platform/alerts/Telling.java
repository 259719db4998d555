package io.trastienda.platform.alerts;

import io.trastienda.platform.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells people in the application what was crossed, each crossing once by each rule.
@Component
class Telling {

  /// What was crossed and no rule told yet goes into the ledger; who is to hear it hears of each
  /// promise of a case the highest part only. A crossing counts if it fell, or came about by a new
  /// plan, since the rule and, for a client's past, since the import.
  private static final String TELL =
      """
      with told as (
        insert into operator.alert_told(rule_id, tenant_id, case_id, measure, percent, plan, told_at)
        select r.id, d.tenant_id, d.case_id, m.measure, m.percent, c.plan, :now
        from operator.alert_rule r
        join operator.alert_mark m on m.tenant_id = r.tenant_id and m.measure = r.measure
          and m.percent = any(r.percents) and m.falls_at <= :now
        join operator.alert_clock c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
        join operator.dispatch_item d on d.tenant_id = c.tenant_id and d.case_id = c.case_id
          and d.sequence = c.sequence
        where r.tenant_id = :tenant and r.ended_at is null
          and greatest(m.falls_at, c.planned_at) >= r.created_at
          and (not d.replayed or greatest(m.falls_at, c.planned_at) >= d.aged_from)
          and (r.work_type is null or r.work_type = d.work_type) and (r.queue is null or r.queue = d.queue)
          and not exists (select from operator.alert_told t where t.tenant_id = d.tenant_id
            and t.case_id = d.case_id and t.rule_id = r.id and t.measure = m.measure and t.percent = m.percent
            and t.plan = c.plan)
        on conflict do nothing
        returning rule_id, case_id, measure, percent, plan
      ), heard as (
        select distinct on (p.id, t.case_id, t.measure) p.id as person_id, t.case_id, t.measure, t.percent, t.plan,
          bool_or(r.by_mail) over (partition by p.id, t.case_id, t.measure) as by_mail
        from told t join operator.alert_rule r on r.id = t.rule_id
        join operator.membership m on m.tenant_id = r.tenant_id and m.side = 'STAFF'
          and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
          and (m.role = r.role or exists (select from operator.alert_rule_person n
            where n.rule_id = r.id and n.person_id = m.person_id))
        join operator.person p on p.id = m.person_id and not p.disabled
        order by p.id, t.case_id, t.measure, t.percent desc
      )
      insert into operator.alert_notice(person_id, tenant_id, case_id, reference, work_type, measure, percent, plan,
        by_mail, told_at)
      select h.person_id, d.tenant_id, d.case_id, d.reference, d.work_type, h.measure, h.percent, h.plan, h.by_mail,
        :now
      from heard h join operator.dispatch_item d on d.tenant_id = :tenant and d.case_id = h.case_id
      order by d.due_at, d.case_id
      on conflict do nothing
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Telling(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Tells what a client's cases crossed.
  ///
  /// @return how many notices there are of it
  int tell(TenantId tenant) {
    return jdbc.sql(TELL)
        .param("tenant", tenant.value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Forgets what was told of cases that are closed, and what people were told, long ago.
  void forget(Duration keep) {
    double seconds = keep.toSeconds();
    jdbc.sql(
            """
            delete from operator.alert_told t where t.told_at < now() - make_interval(secs => :keep)
              and not exists (select from operator.dispatch_item d
                where d.tenant_id = t.tenant_id and d.case_id = t.case_id)
            """)
        .param("keep", seconds)
        .update();
    jdbc.sql(
            "delete from operator.alert_notice where told_at < now() - make_interval(secs => :keep)")
        .param("keep", seconds)
        .update();
    jdbc.sql(
            """
            delete from operator.alert_mail l where l.created_at < now() - make_interval(secs => :keep)
              and not exists (select from operator.alert_notice n where n.mail_id = l.id)
            """)
        .param("keep", seconds)
        .update();
  }
}
