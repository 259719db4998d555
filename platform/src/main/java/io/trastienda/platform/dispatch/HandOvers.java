package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.Hands;
import io.trastienda.platform.events.LiveHints;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.sql.Array;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Passes holds from hand to hand, and judges who can take them.
@Component
class HandOvers implements Hands {

  /// How long a case that was handed over is kept for its receiver: a shift.
  private static final Duration KEPT = Duration.ofHours(8);

  /// The agents of a case's client. A skill that has relaxed by now is not asked of anybody, as
  /// with Next.
  private static final String RECEIVERS =
      """
      select p.id, p.name, coalesce(s.presence, 'OFF') as presence, d.weight,
        array(select n.skill from unnest(l.skills, l.levels, l.relax) as n(skill, level, relax)
          join operator.skill known on known.skill = n.skill
          where not exists (select from operator.person_skill h
            where h.person_id = p.id and h.skill = n.skill and h.level >= n.level)
          and not (n.relax > 0 and d.aged_from <= now() - make_interval(mins => n.relax))
          order by n.skill) as lacks,
        (select coalesce(sum(h.weight), 0) from operator.dispatch_item h
          where h.state = 'HELD' and h.holder = p.id and h.lease_until >= now())
        + (select coalesce(sum(k.weight), 0) from operator.dispatch_item k
          where k.preferred = p.id and k.preferred_until >= now()
            and not (k.tenant_id = d.tenant_id and k.case_id = d.case_id)) as load,
        coalesce((select max_active from operator.agent_capacity where person_id = p.id), :active) as most
      from operator.dispatch_item d
      join operator.dispatch_lane l on l.id = d.lane
      join operator.person p on not p.disabled and p.id <> :caller
        and exists (select from operator.membership m where m.person_id = p.id and m.tenant_id = d.tenant_id
          and m.role = 'AGENT' and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))
      left join operator.presence s on s.person_id = p.id
      where d.tenant_id = :tenant and d.case_id = :case and (cast(:person as bigint) is null or p.id = :person)
      order by p.name, p.id
      """;

  private final Items items;
  private final HoldEnds ends;
  private final LiveHints hints;
  private final DispatchSettings settings;
  private final JdbcClient jdbc;

  HandOvers(
      Items items, HoldEnds ends, LiveHints hints, DispatchSettings settings, JdbcClient jdbc) {
    this.items = items;
    this.ends = ends;
    this.hints = hints;
    this.settings = settings;
    this.jdbc = jdbc;
  }

  @Override
  public void handOver(TenantId tenant, CaseId id, @Nullable Long fence, @Nullable PersonId to) {
    PersonId caller = caller();
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    if (to != null) {
      judge(tenant, id, caller, row, to);
    }
    Optional<Hold> hold;
    if (fence == null) {
      hold = items.take(tenant, id);
    } else {
      hold = items.release(tenant, id, caller, fence);
      if (hold.isEmpty()) {
        throw new StaleFence(row.reference(), fence, row.fence());
      }
    }
    hold.ifPresent(ended -> {
      ends.log(
          ended, fence == null ? HoldEnds.Action.RESCUED : HoldEnds.Action.RELEASED, Reason.OTHER);
      ends.close(List.of(ended));
    });
    if (to == null) {
      items.pass(tenant, id, caller);
    } else if (items.keepFor(tenant, id, to, KEPT, false)) {
      ends.log(tenant, id, to, HoldEnds.Action.ASSIGNED, Reason.OTHER);
    } else {
      throw new CaseHeld(row.reference(), row.state().equals("WAITING") ? "RESERVED" : row.state());
    }
    hints.tell(List.of(tenant));
  }

  @Override
  public void takeBack(TenantId tenant, CaseId id, @Nullable PersonId to) {
    Items.Row row = items.lock(tenant, id).orElseThrow(() -> new NotQueued(id));
    if (!items.keepAgain(tenant, id, to, caller(), settings.keep())) {
      throw new CaseHeld(row.reference(), row.state().equals("WAITING") ? "RESERVED" : row.state());
    }
    hints.tell(List.of(tenant));
  }

  /// Gives who could take a case, by name.
  List<Receiver> of(TenantId tenant, CaseId id, PersonId caller, @Nullable PersonId person) {
    return jdbc.sql(RECEIVERS)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("caller", caller.value())
        .param("person", person == null ? null : person.value())
        .param("active", settings.active())
        .query((row, _) -> {
          Array lacks = row.getArray("lacks");
          return new Receiver(
              new PersonId(row.getLong("id")),
              row.getString("name"),
              Presence.valueOf(row.getString("presence")),
              Arrays.asList((String[]) lacks.getArray()),
              row.getInt("load"),
              row.getInt("most"),
              row.getInt("weight"));
        })
        .list();
  }

  private void judge(TenantId tenant, CaseId id, PersonId caller, Items.Row row, PersonId to) {
    Receiver receiver =
        of(tenant, id, caller, to).stream()
            .findFirst()
            .orElseThrow(() -> new NotAnAgent(row.reference()));
    if (!receiver.lacks().isEmpty()) {
      throw new SkillsMissing(receiver.name(), receiver.lacks());
    }
    if (!receiver.hasRoom() && !to.equals(row.holder())) {
      throw new ReceiverFull(receiver.name(), receiver.load() + receiver.weight(), receiver.most());
    }
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new PersonNeeded(actor);
  }
}
