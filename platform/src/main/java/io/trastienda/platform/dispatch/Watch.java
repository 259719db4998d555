package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What coordinators see behind the numbers of the floor, never beyond the clients they coordinate.
@Component
class Watch {

  /// Before which moment a client's day ends; of a row `t` of its tenant.
  static final String END_OF_DAY =
      "((date_trunc('day', :now::timestamptz at time zone t.zone) + interval '1 day') at time zone t.zone)";

  private static final String ITEM =
      """
      d.tenant_id, d.case_id, d.reference, d.work_type, d.queue, d.priority, d.opened_at, d.due_at, d.wakes_at,
        case when d.state = 'HELD' and d.lease_until < now() then 'WAITING' else d.state end as state,
        case when d.lease_until >= now() then d.holder end as holder,
        case when d.lease_until >= now() then d.lease_until end as lease_until,
        case when d.preferred_until >= now() then d.preferred end as kept,
        d.preferred_until >= now() and d.offered_at is not null as asked, d.override_priority
      """;

  private static final String FROM =
      """
       from mine join operator.tenant t on t.id = mine.tenant_id
       join operator.dispatch_item d on d.tenant_id = mine.tenant_id where true
      """;

  private static final String MOVES =
      "with "
          + Items.MINE
          + """
          select l.tenant_id, l.case_id, l.person_id, p.name, l.action, l.reason, l.logged_at,
            d.reference, d.work_type,
            case when d.state = 'HELD' and d.lease_until < now() then 'WAITING' else d.state end as state
          from mine join operator.dispatch_log l on l.tenant_id = mine.tenant_id
          join operator.person p on p.id = l.person_id
          left join operator.dispatch_item d on d.tenant_id = l.tenant_id and d.case_id = l.case_id
          where l.logged_at >= :since and l.action = any(:kinds)
          order by l.logged_at desc, l.id desc limit :most
          """;

  private static final String SHARES =
      """
      select p.id, p.name, coalesce(s.presence, 'OFF') as presence, a.max_share, coalesce(a.dedicated, false) as dedicated,
        (select count(distinct o.tenant_id) from operator.membership o
          join operator.tenant t on t.id = o.tenant_id and t.state not in ('SUSPENDED', 'CLOSED')
          where o.person_id = p.id and o.role = 'AGENT'
          and o.valid_from <= now() and (o.valid_until is null or o.valid_until > now())) as clients,
        coalesce((select sum(weight) from operator.agent_taken k where k.person_id = p.id and k.tenant_id = :tenant
          and k.day = (now() at time zone 'UTC')::date), 0) as taken_here,
        coalesce((select sum(weight) from operator.agent_taken k where k.person_id = p.id
          and k.day = (now() at time zone 'UTC')::date), 0) as taken_all
      from operator.person p
      left join operator.presence s on s.person_id = p.id
      left join operator.agent_share a on a.person_id = p.id and a.tenant_id = :tenant
      where not p.disabled and exists (select from operator.membership m where m.person_id = p.id
        and m.tenant_id = :tenant and m.role = 'AGENT'
        and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))
      order by p.name, p.id
      """;

  private static final String MODES =
      """
      select coalesce(d.queue, r.queue) as queue, coalesce(d.waiting, 0) as waiting, r.manual_pick, r.push
      from (select queue, count(*) filter (where state = 'WAITING') as waiting from operator.dispatch_item
        where tenant_id = :tenant group by queue) d
      full join (select * from operator.queue_rule where tenant_id = :tenant) r on r.queue = d.queue
      order by 1
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Watch(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<FloorCase> cases(PersonId person, FloorFilter filter) {
    return bound(
            "with "
                + Items.MINE
                + "select "
                + ITEM
                + FROM
                + conditions(filter)
                + " order by d.due_at, d.opened_at, d.tenant_id, d.case_id offset :offset limit :limit",
            person,
            filter)
        .param("offset", filter.offset())
        .param("limit", filter.limit())
        .query(Watch::floorCase)
        .list();
  }

  int count(PersonId person, FloorFilter filter) {
    return bound(
            "with " + Items.MINE + "select count(*)" + FROM + conditions(filter), person, filter)
        .query(Integer.class)
        .single();
  }

  /// When the open cases of a client that nobody parked are due, the soonest first.
  List<Instant> dues(TenantId tenant, int most) {
    return jdbc
        .sql(
            """
            select due_at from operator.dispatch_item
            where tenant_id = :tenant and state <> 'PARKED' order by due_at limit :most
            """)
        .param("tenant", tenant.value())
        .param("most", most)
        .query((row, _) -> Items.instantIfAny(row, "due_at"))
        .list()
        .stream()
        .map(due -> due == null ? Instant.MAX : due)
        .toList();
  }

  List<Move> moves(PersonId person, List<Move.Kind> kinds, Instant since, int most) {
    return jdbc.sql(MOVES)
        .param("person", person.value())
        .param("roles", new String[] {"COORDINATOR"})
        .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(Watch::move)
        .list();
  }

  List<AgentShare> shares(TenantId tenant) {
    return jdbc.sql(SHARES)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new AgentShare(
                new PersonId(row.getLong("id")),
                row.getString("name"),
                Presence.valueOf(row.getString("presence")),
                row.getObject("max_share", Integer.class),
                row.getBoolean("dedicated"),
                row.getInt("clients"),
                row.getInt("taken_here"),
                row.getInt("taken_all")))
        .list();
  }

  List<QueueMode> modes(TenantId tenant) {
    return jdbc.sql(MODES)
        .param("tenant", tenant.value())
        .query((row, _) ->
            new QueueMode(
                row.getString("queue"),
                row.getInt("waiting"),
                row.getObject("manual_pick", Boolean.class),
                row.getObject("push", Boolean.class)))
        .list();
  }

  int weight(TenantId tenant) {
    return jdbc.sql("select hours from operator.client_weight where tenant_id = :tenant")
        .param("tenant", tenant.value())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private JdbcClient.StatementSpec bound(String sql, PersonId person, FloorFilter filter) {
    PersonId holder = filter.holder();
    return jdbc.sql(sql)
        .param("person", person.value())
        .param("roles", new String[] {"COORDINATOR"})
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("tenants", filter.tenants().stream().map(TenantId::value).toArray(Integer[]::new))
        .param("workType", filter.workType())
        .param("queue", filter.queue())
        .param("holder", holder == null ? null : holder.value());
  }

  private static String conditions(FloorFilter filter) {
    StringBuilder sql = new StringBuilder();
    if (!filter.tenants().isEmpty()) {
      sql.append(" and d.tenant_id = any(:tenants)");
    }
    if (filter.workType() != null) {
      sql.append(" and d.work_type = :workType");
    }
    if (filter.queue() != null) {
      sql.append(" and d.queue = :queue");
    }
    boolean waits = filter.unassigned() || filter.age() != null;
    Set<QueueItem.State> states = waits ? Set.of(QueueItem.State.WAITING) : filter.states();
    if (!states.isEmpty()) {
      sql.append(
          states.stream()
              .sorted()
              .map(Watch::standing)
              .collect(Collectors.joining(" or ", " and (", ")")));
    }
    if (filter.unassigned()) {
      sql.append(" and (d.preferred is null or d.preferred_until < now())");
    }
    if (filter.age() != null) {
      sql.append(" and ").append(filter.age().sql());
    }
    if (filter.due() != null) {
      sql.append(" and ").append(due(filter.due()));
    }
    if (filter.holder() != null) {
      sql.append(
          " and ((d.holder = :holder and d.lease_until >= now())"
              + " or (d.preferred = :holder and d.preferred_until >= now()))");
    }
    return sql.toString();
  }

  private static String standing(QueueItem.State state) {
    return switch (state) {
      case WAITING -> "(d.state = 'WAITING' or (d.state = 'HELD' and d.lease_until < now()))";
      case HELD -> "(d.state = 'HELD' and d.lease_until >= now())";
      case PARKED -> "d.state = 'PARKED'";
    };
  }

  private static String due(FloorFilter.Due due) {
    return switch (due) {
      case OVERDUE -> "d.due_at < :now";
      case AT_RISK -> "d.due_at >= :now and d.due_at < :now::timestamptz + interval '1 hour'";
      case TODAY -> "d.due_at >= :now and d.due_at < " + END_OF_DAY;
    };
  }

  private static FloorCase floorCase(ResultSet row, int number) throws SQLException {
    return new FloorCase(
        new QueueItem(
            new TenantId(row.getInt("tenant_id")),
            new CaseId(row.getLong("case_id")),
            row.getString("reference"),
            row.getString("work_type"),
            row.getString("queue"),
            row.getInt("priority"),
            QueueItem.State.valueOf(row.getString("state")),
            Items.instant(row, "opened_at"),
            Items.instantIfAny(row, "due_at"),
            person(row, "holder"),
            Items.instantIfAny(row, "lease_until"),
            Items.instantIfAny(row, "wakes_at")),
        person(row, "kept"),
        row.getBoolean("asked"),
        row.getObject("override_priority", Integer.class));
  }

  private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
    long person = row.getLong(column);
    return person == 0 ? null : new PersonId(person);
  }

  private static Move move(ResultSet row, int number) throws SQLException {
    String state = row.getString("state");
    String reason = row.getString("reason");
    return new Move(
        new TenantId(row.getInt("tenant_id")),
        new CaseId(row.getLong("case_id")),
        row.getString("reference"),
        row.getString("work_type"),
        state == null ? null : QueueItem.State.valueOf(state),
        new PersonId(row.getLong("person_id")),
        row.getString("name"),
        Move.Kind.valueOf(row.getString("action")),
        reason == null ? null : Reason.valueOf(reason),
        row.getObject("logged_at", OffsetDateTime.class).toInstant());
  }
}
