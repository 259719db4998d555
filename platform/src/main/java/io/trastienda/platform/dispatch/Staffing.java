package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows that say who can do what and how much.
@Component
class Staffing {

  private static final String LIVE =
      " and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())";

  private final JdbcClient jdbc;
  private final DispatchSettings settings;
  private final Clock clock;

  Staffing(JdbcClient jdbc, DispatchSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  void grant(PersonId person, String skill, int level) {
    jdbc.sql(
            """
            insert into operator.skill(skill, created_at) values (:skill, :now) on conflict (skill) do nothing
            """)
        .param("skill", skill)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into operator.person_skill(person_id, skill, level, granted_at)
            values (:person, :skill, :level, :now)
            on conflict (person_id, skill) do update set level = excluded.level, granted_at = excluded.granted_at
            """)
        .param("person", person.value())
        .param("skill", skill)
        .param("level", level)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void withdraw(PersonId person, String skill) {
    jdbc.sql("delete from operator.person_skill where person_id = :person and skill = :skill")
        .param("person", person.value())
        .param("skill", skill)
        .update();
  }

  List<String> skills() {
    return jdbc.sql("select skill from operator.skill order by skill")
        .query((row, _) -> row.getString(1))
        .list();
  }

  void capacity(PersonId person, int maxActive, int maxParked) {
    jdbc.sql(
            """
            insert into operator.agent_capacity(person_id, max_active, max_parked) values (:person, :active, :parked)
            on conflict (person_id) do update set max_active = excluded.max_active, max_parked = excluded.max_parked
            """)
        .param("person", person.value())
        .param("active", maxActive)
        .param("parked", maxParked)
        .update();
  }

  void share(TenantId tenant, PersonId person, int maxShare, boolean dedicated) {
    jdbc.sql(
            """
            insert into operator.agent_share(person_id, tenant_id, max_share, dedicated)
            values (:person, :tenant, :share, :dedicated)
            on conflict (person_id, tenant_id) do update set
              max_share = excluded.max_share, dedicated = excluded.dedicated
            """)
        .param("person", person.value())
        .param("tenant", tenant.value())
        .param("share", maxShare)
        .param("dedicated", dedicated)
        .update();
  }

  void unshare(TenantId tenant, PersonId person) {
    jdbc.sql("delete from operator.agent_share where person_id = :person and tenant_id = :tenant")
        .param("person", person.value())
        .param("tenant", tenant.value())
        .update();
  }

  void push(TenantId tenant, String queue, @Nullable Boolean push) {
    jdbc.sql(
            """
            insert into operator.queue_rule(tenant_id, queue, push) values (:tenant, :queue, :push)
            on conflict (tenant_id, queue) do update set push = excluded.push
            """)
        .param("tenant", tenant.value())
        .param("queue", queue)
        .param("push", push)
        .update();
  }

  /// Whether some queue's cases are offered without asking.
  boolean pushes() {
    return jdbc.sql("select exists (select from operator.queue_rule where push)")
        .query(Boolean.class)
        .single();
  }

  void weigh(TenantId tenant, int hours) {
    jdbc.sql(
            """
            insert into operator.client_weight(tenant_id, hours) values (:tenant, :hours)
            on conflict (tenant_id) do update set hours = excluded.hours
            """)
        .param("tenant", tenant.value())
        .param("hours", hours)
        .update();
  }

  void manualPick(TenantId tenant, String queue, boolean allowed) {
    jdbc.sql(
            """
            insert into operator.queue_rule(tenant_id, queue, manual_pick) values (:tenant, :queue, :allowed)
            on conflict (tenant_id, queue) do update set manual_pick = excluded.manual_pick
            """)
        .param("tenant", tenant.value())
        .param("queue", queue)
        .param("allowed", allowed)
        .update();
  }

  Map<String, Boolean> manualPicks(TenantId tenant) {
    Map<String, Boolean> picks = new TreeMap<>();
    jdbc.sql(
            "select queue, manual_pick from operator.queue_rule"
                + " where tenant_id = :tenant and manual_pick is not null")
        .param("tenant", tenant.value())
        .query(row -> {
          picks.put(row.getString(1), row.getBoolean(2));
        });
    return picks;
  }

  AgentTerms terms(PersonId person) {
    Map<String, Integer> skills = new TreeMap<>();
    jdbc.sql("select skill, level from operator.person_skill where person_id = :person")
        .param("person", person.value())
        .query(row -> {
          skills.put(row.getString(1), row.getInt(2));
        });
    List<AgentTerms.Share> shares =
        jdbc.sql(
                """
                select tenant_id, max_share, dedicated from operator.agent_share
                where person_id = :person order by tenant_id
                """)
            .param("person", person.value())
            .query((row, _) ->
                new AgentTerms.Share(new TenantId(row.getInt(1)), row.getInt(2), row.getBoolean(3)))
            .list();
    return jdbc.sql(
            "select max_active, max_parked from operator.agent_capacity where person_id = :person")
        .param("person", person.value())
        .query((row, _) -> new AgentTerms(person, skills, row.getInt(1), row.getInt(2), shares))
        .optional()
        .orElseGet(
            () -> new AgentTerms(person, skills, settings.active(), settings.parked(), shares));
  }

  boolean isAgent(TenantId tenant, PersonId person) {
    return jdbc.sql(
            "select exists (select from operator.membership m where m.person_id = :person"
                + " and m.tenant_id = :tenant and m.role = 'AGENT'"
                + LIVE
                + ")")
        .param("person", person.value())
        .param("tenant", tenant.value())
        .query(Boolean.class)
        .single();
  }

  /// Whether somebody is a platform administrator, or coordinates a client of the other's.
  boolean decidesOn(PersonId caller, PersonId person) {
    return jdbc.sql(
            "select exists (select from operator.person where id = :caller and administrator)"
                + " or exists (select from operator.membership m join operator.membership a"
                + " on a.tenant_id = m.tenant_id and a.person_id = :person and a.role = 'AGENT'"
                + " and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now())"
                + " where m.person_id = :caller and m.role = 'COORDINATOR'"
                + LIVE
                + ")")
        .param("caller", caller.value())
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }
}
