package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people see of the queues and of each other, never beyond the clients they serve.
@Component
class Board {

  /// A hold whose lease is over counts as waiting.
  private static final String STANDING =
      """
       d.tenant_id, d.case_id, d.reference, d.work_type, d.queue,
       coalesce(d.override_priority, d.priority) as priority, d.opened_at, d.due_at, d.wakes_at,
       case when d.state = 'HELD' and d.lease_until < now() then 'WAITING' else d.state end as state,
       case when d.lease_until >= now() then d.holder end as holder,
       case when d.lease_until >= now() then d.lease_until end as lease_until
      """;

  private static final String FLOOR =
      "with "
          + Items.MINE
          + ", item as (select"
          + STANDING
          + """
          , d.preferred is not null and d.preferred_until >= now() as kept, end_of_day
          from mine join (select t.id as tenant_id, END_OF_DAY as end_of_day from operator.tenant t) t using (tenant_id)
          join operator.dispatch_item d using (tenant_id))
          select tenant_id, work_type, queue,
            count(*) filter (where state = 'WAITING') as waiting,
            count(*) filter (where state = 'WAITING' and not kept) as unassigned,
            count(*) filter (where state = 'HELD') as held,
            count(*) filter (where state = 'PARKED') as parked,
            count(*) filter (where due_at < :now) as overdue,
            count(*) filter (where due_at >= :now and due_at < :now + interval '1 hour') as due_soon,
            count(*) filter (where due_at >= :now and due_at < end_of_day) as due_today,
            array[
              count(*) filter (where state = 'WAITING' and opened_at > :now - interval '4 hours'),
              count(*) filter (where state = 'WAITING' and opened_at <= :now - interval '4 hours'
                and opened_at > :now - interval '24 hours'),
              count(*) filter (where state = 'WAITING' and opened_at <= :now - interval '24 hours'
                and opened_at > :now - interval '72 hours'),
              count(*) filter (where state = 'WAITING' and opened_at <= :now - interval '72 hours')
            ]::integer[] as ages,
            min(wakes_at) filter (where state = 'PARKED') as returns,
            min(opened_at) filter (where state = 'WAITING') as oldest
          from item group by tenant_id, work_type, queue order by tenant_id, work_type, queue
          """
              .replace("END_OF_DAY", Watch.END_OF_DAY);

  private static final String AGENTS =
      "with "
          + Items.MINE
          + """
          select p.id, p.name, coalesce(s.presence, 'OFF') as presence, coalesce(s.since, a.appointed) as since,
            a.clients, coalesce(c.max_active, :active) as most,
            (select coalesce(sum(h.weight), 0) from operator.dispatch_item h
              where h.state = 'HELD' and h.holder = p.id and h.lease_until >= now()) as load,
            (select min(h.claimed_at) from operator.dispatch_item h join mine on mine.tenant_id = h.tenant_id
              where h.state = 'HELD' and h.holder = p.id and h.lease_until >= now()) as held_since
          from (select m.person_id, min(m.valid_from) as appointed, array_agg(distinct m.tenant_id) as clients
            from operator.membership m join mine using (tenant_id)
            where m.role = 'AGENT' and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
            group by m.person_id) a
          join operator.person p on p.id = a.person_id and not p.disabled
          left join operator.presence s on s.person_id = p.id
          left join operator.agent_capacity c on c.person_id = p.id
          order by p.name, p.id
          """;

  private static final String HOLDINGS =
      "with "
          + Items.MINE
          + "select"
          + STANDING
          + """
          from mine join operator.dispatch_item d using (tenant_id)
          where d.state = 'HELD' and d.lease_until >= now()
          order by d.claimed_at, d.tenant_id, d.case_id
          """;

  private final JdbcClient jdbc;
  private final DispatchSettings settings;
  private final Clock clock;

  Board(JdbcClient jdbc, DispatchSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /// Reads one page. Each client gives the beginning of its own list, so that no list is sorted
  /// whole.
  List<QueueItem> rows(PersonId person, QueueFilter filter) {
    String sql =
        "with "
            + Items.MINE
            + "select item.* from mine cross join lateral (select"
            + STANDING
            + "from operator.dispatch_item d where d.tenant_id = mine.tenant_id"
            + conditions(filter)
            + " order by "
            + inner(filter.sort())
            + " limit :most) item order by "
            + outer(filter.sort())
            + " offset :offset limit :limit";
    return filtered(sql, person, filter)
        .param("most", filter.offset() + filter.limit())
        .param("offset", filter.offset())
        .param("limit", filter.limit())
        .query(Board::item)
        .list();
  }

  private static String inner(QueueFilter.Sort sort) {
    return switch (sort) {
      case LEVEL -> "d.due_at, d.opened_at, d.case_id";
      case AGE -> "d.opened_at, d.case_id";
      case NEWEST -> "d.opened_at desc, d.case_id desc";
      case PRIORITY ->
          "coalesce(d.override_priority, d.priority), d.due_at, d.opened_at, d.case_id";
    };
  }

  private static String outer(QueueFilter.Sort sort) {
    return switch (sort) {
      case LEVEL -> "item.due_at, item.opened_at, item.tenant_id, item.case_id";
      case AGE -> "item.opened_at, item.tenant_id, item.case_id";
      case NEWEST -> "item.opened_at desc, item.tenant_id, item.case_id desc";
      case PRIORITY -> "item.priority, item.due_at, item.opened_at, item.tenant_id, item.case_id";
    };
  }

  int count(PersonId person, QueueFilter filter) {
    String sql =
        "with "
            + Items.MINE
            + "select count(*) from mine join operator.dispatch_item d using (tenant_id) where true"
            + conditions(filter);
    return filtered(sql, person, filter).query(Integer.class).single();
  }

  List<FloorRow> floor(PersonId person) {
    return of(FLOOR, person, "COORDINATOR")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Board::floorRow)
        .list();
  }

  List<RosterRow> roster(PersonId person) {
    Map<PersonId, List<QueueItem>> holdings =
        of(HOLDINGS, person, "COORDINATOR").query(Board::item).list().stream()
            .filter(item -> item.holder() != null)
            .collect(Collectors.groupingBy(Board::holderOf));
    return of(AGENTS, person, "COORDINATOR")
        .param("active", settings.active())
        .query((row, _) -> rosterRow(row, holdings))
        .list();
  }

  /// Gives the clients that a person coordinates.
  List<TenantId> coordinated(PersonId person) {
    return of("with " + Items.MINE + "select tenant_id from mine", person, "COORDINATOR")
        .query((row, _) -> new TenantId(row.getInt(1)))
        .list();
  }

  /// Gives the clients for which a person works or watches.
  List<TenantId> clients(PersonId person) {
    return of("with " + Items.MINE + "select tenant_id from mine", person, "AGENT", "COORDINATOR")
        .query((row, _) -> new TenantId(row.getInt(1)))
        .list();
  }

  /// Gives the clients for which a person works.
  List<TenantId> worked(PersonId person) {
    return of(
            "with " + Items.MINE + "select tenant_id from mine order by tenant_id", person, "AGENT")
        .query((row, _) -> new TenantId(row.getInt(1)))
        .list();
  }

  private JdbcClient.StatementSpec of(String sql, PersonId person, String... roles) {
    return jdbc.sql(sql).param("person", person.value()).param("roles", roles);
  }

  private JdbcClient.StatementSpec filtered(String sql, PersonId person, QueueFilter filter) {
    return of(sql, person, "AGENT", "COORDINATOR")
        .param("tenants", filter.tenants().stream().map(TenantId::value).toArray(Integer[]::new))
        .param("workType", filter.workType())
        .param("priority", filter.priority())
        .param("reference", filter.reference())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC));
  }

  /// Only the conditions that a filter sets, so that the planner sees what it can use.
  private static String conditions(QueueFilter filter) {
    StringBuilder sql = new StringBuilder();
    if (!filter.tenants().isEmpty()) {
      sql.append(" and d.tenant_id = any(:tenants)");
    }
    if (!filter.states().isEmpty()) {
      sql.append(" and ").append(states(filter.states()));
    }
    if (filter.workType() != null) {
      sql.append(" and d.work_type = :workType");
    }
    if (filter.priority() != null) {
      sql.append(" and coalesce(d.override_priority, d.priority) = :priority");
    }
    if (filter.overdue()) {
      sql.append(" and d.due_at < :now");
    }
    if (filter.dueSoon()) {
      sql.append(" and d.due_at >= :now and d.due_at < :now + interval '1 hour'");
    }
    if (filter.mine()) {
      sql.append(" and ((d.holder = :person and d.lease_until >= now()) or d.parked_by = :person)");
    }
    if (filter.reference() != null) {
      sql.append(" and starts_with(d.reference, :reference)");
    }
    return sql.toString();
  }

  private static String states(Set<QueueItem.State> states) {
    return states.stream()
        .sorted()
        .map(state ->
            switch (state) {
              case WAITING -> "d.state = 'WAITING' or (d.state = 'HELD' and d.lease_until < now())";
              case HELD -> "(d.state = 'HELD' and d.lease_until >= now())";
              case PARKED -> "d.state = 'PARKED'";
            })
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private static QueueItem item(ResultSet row, int number) throws SQLException {
    return new QueueItem(
        new TenantId(row.getInt("tenant_id")),
        new CaseId(row.getLong("case_id")),
        row.getString("reference"),
        row.getString("work_type"),
        row.getString("queue"),
        row.getInt("priority"),
        QueueItem.State.valueOf(row.getString("state")),
        Items.instant(row, "opened_at"),
        Items.instantIfAny(row, "due_at"),
        holder(row),
        Items.instantIfAny(row, "lease_until"),
        Items.instantIfAny(row, "wakes_at"));
  }

  private static @Nullable PersonId holder(ResultSet row) throws SQLException {
    long holder = row.getLong("holder");
    return holder == 0 ? null : new PersonId(holder);
  }

  private static PersonId holderOf(QueueItem item) {
    PersonId holder = item.holder();
    if (holder == null) {
      throw new IllegalStateException("a held case has no holder: " + item.reference());
    }
    return holder;
  }

  private static FloorRow floorRow(ResultSet row, int number) throws SQLException {
    Array ages = row.getArray("ages");
    return new FloorRow(
        new TenantId(row.getInt("tenant_id")),
        row.getString("work_type"),
        row.getString("queue"),
        row.getInt("waiting"),
        row.getInt("unassigned"),
        row.getInt("held"),
        row.getInt("parked"),
        row.getInt("overdue"),
        row.getInt("due_soon"),
        row.getInt("due_today"),
        Arrays.asList((Integer[]) ages.getArray()),
        Items.instantIfAny(row, "returns"),
        Items.instantIfAny(row, "oldest"));
  }

  private static RosterRow rosterRow(ResultSet row, Map<PersonId, List<QueueItem>> holdings)
      throws SQLException {
    PersonId person = new PersonId(row.getLong("id"));
    List<QueueItem> held = holdings.getOrDefault(person, List.of());
    Instant since = Items.instant(row, "since");
    return new RosterRow(
        person,
        row.getString("name"),
        Presence.valueOf(row.getString("presence")),
        since,
        held.isEmpty() ? null : held.getFirst(),
        Items.instantIfAny(row, "held_since"),
        held.size(),
        row.getInt("load"),
        row.getInt("most"),
        Arrays.stream((Integer[]) row.getArray("clients").getArray()).map(TenantId::new).toList());
  }
}
