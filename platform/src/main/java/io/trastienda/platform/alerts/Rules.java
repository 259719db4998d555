package io.trastienda.platform.alerts;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows that say who is told what.
@Component
class Rules {

  private final JdbcClient jdbc;
  private final Clock clock;

  Rules(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// The clients that have a rule and are not at rest.
  List<TenantId> tenants() {
    return jdbc.sql(
            """
            select distinct r.tenant_id from operator.alert_rule r
            join operator.tenant t on t.id = r.tenant_id and t.state not in ('SUSPENDED', 'CLOSED')
            where r.ended_at is null order by 1
            """)
        .query((row, _) -> new TenantId(row.getInt(1)))
        .list();
  }

  List<AlertRule> of(TenantId tenant) {
    Map<Long, List<AlertRule.Recipient>> people = new HashMap<>();
    jdbc.sql(
            """
            select n.rule_id, p.id, p.name from operator.alert_rule_person n
            join operator.alert_rule r on r.id = n.rule_id and r.tenant_id = :tenant and r.ended_at is null
            join operator.person p on p.id = n.person_id order by p.name, p.id
            """)
        .param("tenant", tenant.value())
        .query(row -> {
          people
              .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
              .add(new AlertRule.Recipient(new PersonId(row.getLong(2)), row.getString(3)));
        });
    return jdbc.sql(
            """
            select * from operator.alert_rule where tenant_id = :tenant and ended_at is null
            order by measure, percents, id
            """)
        .param("tenant", tenant.value())
        .query((row, _) -> rule(row, people.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  long add(TenantId tenant, AlertRule.Wanted wanted, @Nullable PersonId by) {
    Role role = wanted.role();
    long id =
        jdbc.sql(
                """
                insert into operator.alert_rule(tenant_id, measure, percents, work_type, queue, role, by_mail,
                  created_at, created_by)
                values (:tenant, :measure, :percents, :workType, :queue, :role, :mail, :now, :by) returning id
                """)
            .param("tenant", tenant.value())
            .param("measure", wanted.promise().name())
            .param("percents", wanted.percents().stream().sorted().toArray(Integer[]::new))
            .param("workType", wanted.workType())
            .param("queue", wanted.queue())
            .param("role", role == null ? null : role.name())
            .param("mail", wanted.byMail())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by == null ? null : by.value())
            .query(Long.class)
            .single();
    jdbc.sql(
            "insert into operator.alert_rule_person(rule_id, person_id) select :rule, unnest(:people)")
        .param("rule", id)
        .param("people", numbers(wanted.people()))
        .update();
    return id;
  }

  void end(TenantId tenant, long id) {
    jdbc.sql(
            """
            update operator.alert_rule set ended_at = :now
            where id = :id and tenant_id = :tenant and ended_at is null
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .param("tenant", tenant.value())
        .update();
  }

  /// How many of some people are staff of a client now.
  int staff(TenantId tenant, Set<PersonId> people) {
    return jdbc.sql(
            """
            select count(distinct m.person_id) from operator.membership m
            where m.tenant_id = :tenant and m.person_id = any(:people) and m.side = 'STAFF'
              and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
            """)
        .param("tenant", tenant.value())
        .param("people", numbers(people))
        .query(Integer.class)
        .single();
  }

  private static Long[] numbers(Set<PersonId> people) {
    return people.stream().map(PersonId::value).toArray(Long[]::new);
  }

  private static AlertRule rule(ResultSet row, List<AlertRule.Recipient> people)
      throws SQLException {
    String role = row.getString("role");
    return new AlertRule(
        row.getLong("id"),
        new TenantId(row.getInt("tenant_id")),
        new AlertRule.Wanted(
            CaseLimits.Promise.valueOf(row.getString("measure")),
            Set.copyOf(Arrays.asList((Integer[]) row.getArray("percents").getArray())),
            row.getString("work_type"),
            row.getString("queue"),
            role == null ? null : Role.valueOf(role),
            people.stream().map(AlertRule.Recipient::person).collect(Collectors.toSet()),
            row.getBoolean("by_mail")),
        people,
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
