package io.trastienda.platform.worklist;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `operator.queue_view`, never beyond what the reader may see.
@Component
class Views {

  private static final String VISIBLE =
      """
      with mine as materialized (
        select distinct m.tenant_id, m.role
        from operator.membership m
        join operator.person p on p.id = m.person_id and not p.disabled
        join operator.tenant t on t.id = m.tenant_id and t.state not in ('SUSPENDED', 'CLOSED')
        where m.person_id = :person and m.side = 'STAFF'
          and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
      ), visible as (
        select v.*, o.name as owner_name, v.owner = :person as own,
          array(select distinct tenant_id from mine where tenant_id = any(v.clients)) as served,
          case v.scope when 'PERSONAL' then true
            when 'TEAM' then v.owner = :person
              or exists (select from mine where tenant_id = v.tenant_id and role = 'COORDINATOR')
            else exists (select from mine where tenant_id = v.tenant_id and role = 'COORDINATOR') end as changeable
        from operator.queue_view v join operator.person o on o.id = v.owner
        where case v.scope when 'PERSONAL' then v.owner = :person
            when 'TEAM' then exists (select from mine
              where tenant_id = v.tenant_id and role in ('AGENT', 'COORDINATOR'))
            else exists (select from mine where tenant_id = v.tenant_id) end
          and (v.clients = '{}' or exists (select from mine where tenant_id = any(v.clients)))
      )
      select * from visible
      """;

  private static final String VALUES =
      """
      clients = :clients, states = :states, work_type = :workType, priority = :priority, overdue = :overdue,
      due_soon = :dueSoon, mine = :mine, sort = :sort, columns = :columns
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Views(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<SavedView> visible(PersonId person) {
    return jdbc.sql(
            VISIBLE
                + """
                where removed_at is null
                order by case scope when 'CLIENT' then 0 when 'TEAM' then 1 else 2 end, tenant_id, position, id
                """)
        .param("person", person.value())
        .query(Views::view)
        .list();
  }

  Optional<SavedView> visible(PersonId person, long id) {
    return one(person, id, "removed_at is null");
  }

  Optional<SavedView> removed(PersonId person, long id) {
    return one(person, id, "removed_at is not null");
  }

  private Optional<SavedView> one(PersonId person, long id, String condition) {
    return jdbc.sql(VISIBLE + "where id = :id and " + condition)
        .param("person", person.value())
        .param("id", id)
        .query(Views::view)
        .optional();
  }

  int personal(PersonId person) {
    return jdbc.sql(
            "select count(*) from operator.queue_view where owner = :person and removed_at is null")
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }

  long insert(PersonId owner, String name, ViewContent content) {
    return named(
        name,
        () ->
            filled(
                    """
                    insert into operator.queue_view(owner, scope, name, position, clients, states, work_type,
                      priority, overdue, due_soon, mine, sort, columns)
                    select :owner, 'PERSONAL', :name,
                      coalesce((select max(position) from operator.queue_view where owner = :owner), 0) + 1,
                      :clients, :states, :workType, :priority, :overdue, :dueSoon, :mine, :sort, :columns
                    returning id
                    """,
                    content)
                .param("owner", owner.value())
                .param("name", name)
                .query(Long.class)
                .single());
  }

  boolean change(long id, int version, ViewContent content) {
    return filled(
                "update operator.queue_view set "
                    + VALUES
                    + ", version = version + 1 where id = :id and version = :version",
                content)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  void rename(long id, String name) {
    named(
        name,
        () ->
            jdbc.sql(
                    "update operator.queue_view set name = :name, version = version + 1 where id = :id")
                .param("name", name)
                .param("id", id)
                .update());
  }

  void place(long id, ViewScope scope, @Nullable TenantId tenant, String name) {
    named(
        name,
        () ->
            jdbc.sql(
                    """
                    update operator.queue_view set scope = :scope, tenant_id = :tenant,
                      clients = case when :tenant::integer is null then clients else array[:tenant::integer] end,
                      version = version + 1 where id = :id
                    """)
                .param("scope", scope.name())
                .param("tenant", tenant == null ? null : tenant.value(), Types.INTEGER)
                .param("id", id)
                .update());
  }

  /// Gives views new places, in the order of their numbers here.
  void order(List<Long> ids) {
    jdbc.sql(
            """
            update operator.queue_view v set position = o.place
            from unnest(:ids::bigint[]) with ordinality as o(id, place) where v.id = o.id
            """)
        .param("ids", ids.toArray(Long[]::new))
        .update();
  }

  void remove(long id) {
    jdbc.sql("delete from operator.queue_view where removed_at < now() - interval '1 day'")
        .update();
    jdbc.sql("update operator.queue_view set removed_at = :now where id = :id")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void restore(long id, String name) {
    named(
        name,
        () ->
            jdbc.sql("update operator.queue_view set removed_at = null where id = :id")
                .param("id", id)
                .update());
  }

  private JdbcClient.StatementSpec filled(String sql, ViewContent content) {
    return jdbc.sql(sql)
        .param("clients", content.clients().stream().map(TenantId::value).toArray(Integer[]::new))
        .param("states", content.states().stream().map(Enum::name).toArray(String[]::new))
        .param("workType", content.workType(), Types.VARCHAR)
        .param("priority", content.priority(), Types.INTEGER)
        .param("overdue", content.overdue())
        .param("dueSoon", content.dueSoon())
        .param("mine", content.mine())
        .param("sort", content.sort().name())
        .param("columns", content.columns().stream().map(Enum::name).toArray(String[]::new));
  }

  private interface Work<T> {
    T run();
  }

  private static <T> T named(String name, Work<T> work) {
    try {
      return work.run();
    } catch (DuplicateKeyException _) {
      throw new InvalidView(Phrase.of("name of a view"), Phrase.of("used once"), name);
    }
  }

  private static SavedView view(ResultSet row, int number) throws SQLException {
    int tenant = row.getInt("tenant_id");
    int priority = row.getInt("priority");
    return new SavedView(
        row.getLong("id"),
        ViewScope.valueOf(row.getString("scope")),
        tenant == 0 ? null : new TenantId(tenant),
        row.getString("name"),
        row.getString("owner_name"),
        row.getBoolean("own"),
        row.getBoolean("changeable"),
        row.getInt("version"),
        new ViewContent(
            Arrays.stream((Integer[]) row.getArray("served").getArray())
                .map(TenantId::new)
                .collect(Collectors.toSet()),
            Arrays.stream((String[]) row.getArray("states").getArray())
                .map(QueueItem.State::valueOf)
                .collect(Collectors.toSet()),
            row.getString("work_type"),
            priority == 0 ? null : priority,
            row.getBoolean("overdue"),
            row.getBoolean("due_soon"),
            row.getBoolean("mine"),
            QueueFilter.Sort.valueOf(row.getString("sort")),
            Arrays.stream((String[]) row.getArray("columns").getArray())
                .map(ViewColumn::valueOf)
                .toList()));
  }
}
