package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The next case and its completion through the services, against the bare statements and against
/// Flowable, on one server with fsync, in one run. Fails for lost cases, never for slow ones.
@PlatformIT
@Import(DispatchFixtures.class)
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=40")
class NextBench {

  private static final Logger log = LoggerFactory.getLogger(NextBench.class);
  private static final int QUEUES = 20;

  /// As many wait for everybody before each run, and these are taken: Flowable gets fewer, because
  /// each takes it so long.
  private static final int WAITING = Integer.getInteger("trastienda.bench.waiting", 5_000);

  private static final int TAKEN = Math.min(WAITING, 3_000);
  private static final int FEWER = 200;
  private static final int MANY = Integer.getInteger("trastienda.bench.many", 1_000_000);

  private final DispatchDesk desk;
  private final CaseDesk cases;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());
  private final List<TenantId> clients = new ArrayList<>();
  private final List<PersonId> agents = new ArrayList<>();
  private final LongAdder nexts = new LongAdder();
  private final LongAdder completions = new LongAdder();
  private int filled;

  NextBench(
      DispatchDesk desk,
      CaseDesk cases,
      CatalogueDesk catalogue,
      TenantFixtures fixtures,
      DispatchFixtures dispatch) {
    this.desk = desk;
    this.cases = cases;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
  }

  /// One piece of work of one agent; false if there is none.
  private interface Work {
    boolean once(int agent) throws SQLException;
  }

  @Test
  void next_and_complete() throws Exception {
    assertThat(superuser.sql("show fsync").query(String.class).single()).isEqualTo("on");
    prepare();
    List<String> table = new ArrayList<>();
    try (FlowableTasks flowable = new FlowableTasks(QUEUES, 40);
        Raw raw = new Raw()) {
      warm(raw, flowable);
      for (int count : List.of(1, 8, 32)) {
        int number = count == 1 ? 500 : TAKEN;
        raw.fill(WAITING);
        double bare = run("raw", count, number, limited(number, raw::once));
        fill();
        double ours = run("ours", count, number, limited(number, this::ours));
        flowable.fill(WAITING);
        flowable.conflicts();
        double theirs = run("flowable", count, FEWER, flowable(flowable, 1));
        long conflicts = flowable.conflicts();
        flowable.fill(WAITING);
        double scattered = run("flowable, one of 20", count, FEWER, flowable(flowable, 20));
        table.add(
            String.format(
                Locale.ROOT,
                "| %d | %,.0f | %,.0f | %.0f %% | %,.0f (%,d) | %,.0f/s (%,d) | %.1f x |",
                count,
                bare,
                ours,
                100 * ours / bare,
                theirs,
                conflicts,
                scattered,
                flowable.conflicts(),
                ours / theirs));
      }
    }
    double small = bestOfTwo();
    many();
    double large = bestOfTwo();
    say(
        String.format(
            Locale.ROOT,
            "| agents (%,d waiting) | bare/s | ours/s | of the bare | Flowable/s (conflicts in %d tasks) | Flowable taking one of the first 20 | ours to Flowable |",
            WAITING,
            FEWER));
    table.forEach(NextBench::say);
    say(
        String.format(
            Locale.ROOT,
            "8 agents: %,.0f/s with %,d open cases of %,d clients, %,.0f/s with %,d of %,d: slower by %.2f",
            small,
            WAITING,
            QUEUES,
            large,
            MANY + WAITING,
            QUEUES + 1_000,
            small / large));
  }

  /// So much work and no more.
  private static Work limited(int number, Work work) {
    AtomicInteger left = new AtomicInteger(number);
    return agent -> left.getAndDecrement() > 0 && work.once(agent);
  }

  private static Work flowable(FlowableTasks flowable, int among) {
    return limited(FEWER, agent -> flowable.work("agent-" + agent, among));
  }

  private double bestOfTwo() throws Exception {
    double best = 0;
    for (int i = 0; i < 2; i++) {
      fill();
      best = Math.max(best, run("ours", 8, TAKEN, limited(TAKEN, this::ours)));
    }
    return best;
  }

  private void prepare() {
    for (int i = 0; i < QUEUES; i++) {
      TenantId client = fixtures.tenant();
      CatalogueFixtures.publish(fixtures, catalogue, client);
      clients.add(client);
    }
    for (int i = 0; i < 32; i++) {
      PersonId agent = fixtures.person(clients.getFirst(), Role.AGENT);
      clients.stream().skip(1).forEach(client -> fixtures.grant(agent, client, Role.AGENT));
      agents.add(agent);
    }
    for (TenantId client : clients) {
      CaseSummary template =
          fixtures.asJob(
              client,
              () ->
                  cases.open(
                      client,
                      new NewCase("incident", "Template", null, 3, null, null, null, Map.of())));
      dispatch.close(client, template.id());
    }
  }

  private void warm(Raw raw, FlowableTasks flowable) throws Exception {
    raw.fill(WAITING);
    run("warm", 8, 1_000, limited(1_000, raw::once));
    fill();
    run("warm", 8, TAKEN, limited(TAKEN, this::ours));
    flowable.fill(WAITING);
    run("warm", 8, FEWER, flowable(flowable, 1));
  }

  private boolean ours(int agent) {
    long begin = System.nanoTime();
    var offer = desk.next();
    nexts.add(System.nanoTime() - begin);
    if (offer.isEmpty()) {
      return false;
    }
    Offer held = offer.get();
    begin = System.nanoTime();
    cases.complete(held.tenant(), held.id(), held.fence(), "solved");
    completions.add(System.nanoTime() - begin);
    return true;
  }

  /// Lets agents work until nothing is left.
  private double run(String name, int count, int number, Work work) throws Exception {
    AtomicInteger done = new AtomicInteger();
    long begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(count)) {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int agent = i;
        all.add(() -> {
          // Signed in once, as a screen is; every call is judged all the same.
          return fixtures.as(
              agents.get(agent),
              () -> {
                while (once(work, agent)) {
                  done.incrementAndGet();
                }
                return agent;
              });
        });
      }
      for (Future<Integer> one : threads.invokeAll(all)) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(done.get()).as(name).isEqualTo(number);
    log.info(
        "{} with {} agents: {} in {} s; next {} ms, complete {} ms on average",
        name,
        count,
        number,
        seconds,
        nexts.sumThenReset() / 1e6 / number,
        completions.sumThenReset() / 1e6 / number);
    return number / seconds;
  }

  private static boolean once(Work work, int agent) {
    try {
      return work.once(agent);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Puts open cases into the clients' tables and queues until enough wait: copies of one that was
  /// opened by the service.
  private void fill() {
    int waiting =
        superuser
            .sql("select count(*) from operator.dispatch_item where tenant_id = any(?)")
            .param(clients.stream().map(TenantId::value).toArray(Integer[]::new))
            .query(Integer.class)
            .single();
    int each = (WAITING - waiting) / QUEUES;
    for (TenantId client : clients) {
      copies(client.value(), client.value(), filled, each);
    }
    filled += each;
    superuser.sql("vacuum analyze operator.dispatch_item").update();
    superuser.sql("vacuum analyze client.work_case").update();
    superuser.sql("checkpoint").update();
  }

  private void copies(int from, int to, int offset, int each) {
    superuser
        .sql(
            """
            insert into client.work_case(tenant_id, id, version, reference, title, work_type, work_type_version,
              calendar_version, service_level_version, state, category, priority, queue, opened_at, counts_from, due_at,
              completions, steps, consumed_seconds, fields, imported, ticked)
            select :to, 100000000 + n, 0, 'BNC-' || n, title, work_type, work_type_version,
              calendar_version, service_level_version, 'new', 'OPEN', 1 + n % 4, queue,
              now() - n * interval '1 second', now() - n * interval '1 second', now() + (n % 97) * interval '1 hour',
              0, 1, 0, fields, imported, ticked
            from client.work_case, generate_series(:offset::integer + 1, :offset::integer + :each) as n
            where tenant_id = :from and title = 'Template' and id < 100000000
            """)
        .param("from", from)
        .param("to", to)
        .param("offset", offset)
        .param("each", each)
        .update();
    superuser
        .sql(
            """
            insert into operator.dispatch_lane(tenant_id, skills, levels, relax, weight)
            values (:to, '{}', '{}', '{}', 1) on conflict do nothing
            """)
        .param("to", to)
        .update();
    superuser
        .sql(
            """
            insert into operator.dispatch_item(tenant_id, case_id, reference, work_type, queue, lane, priority,
              opened_at, aged_from, rank_from, due_at, state, sequence, replayed)
            select c.tenant_id, c.id, c.reference, c.work_type, c.queue, l.id, c.priority, c.opened_at, c.opened_at,
              c.opened_at - (4 - c.priority) * interval '24 hours', c.due_at, 'WAITING', 1, false
            from client.work_case c join operator.dispatch_lane l on l.tenant_id = c.tenant_id and l.skills = '{}'
            where c.tenant_id = :to and c.id > 100000000 + :offset and c.id <= 100000000 + :offset + :each
            """)
        .param("to", to)
        .param("offset", offset)
        .param("each", each)
        .update();
  }

  /// Adds the open cases of a thousand more clients.
  private void many() {
    int each = MANY / 1_000;
    int first = clients.getFirst().value();
    List<Integer> more =
        superuser
            .sql(
                """
                insert into operator.tenant(slug, name, prefix, zone, locale, currency, colour, state, home, created_at)
                select 'bench-' || n, 'Bench ' || n, 'B' || chr(65 + n / 676) || chr(65 + n / 26 % 26) || chr(65 + n % 26),
                  zone, locale, currency, colour, state, home, created_at
                from operator.tenant, generate_series(1, 1000) as n where id = :first returning id
                """)
            .param("first", first)
            .query((row, _) -> row.getInt(1))
            .list();
    for (String table : List.of("calendar_version", "service_level_version", "work_type_version")) {
      copyCatalogue(table, first, more);
    }
    for (int client : more) {
      copies(first, client, 0, each);
    }
    superuser.sql("vacuum analyze operator.dispatch_item").update();
    superuser.sql("vacuum analyze client.work_case").update();
    superuser.sql("vacuum analyze operator.dispatch_lane").update();
    assertThat(
            superuser
                .sql("select count(*) from operator.dispatch_item")
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(MANY);
  }

  private void copyCatalogue(String table, int first, List<Integer> more) {
    String columns =
        superuser
            .sql(
                """
                select string_agg(column_name, ', ') from information_schema.columns
                where table_schema = 'client' and table_name = ? and column_name <> 'tenant_id'
                """)
            .param(table)
            .query(String.class)
            .single();
    superuser
        .sql(
            "insert into client.%s(tenant_id, %s) select m.id, %s from client.%s, unnest(:more) as m(id) where tenant_id = :first"
                .formatted(table, columns, columns, table))
        .param("more", more.toArray(Integer[]::new))
        .param("first", first)
        .update();
  }

  private static void say(String line) {
    log.info("BENCH {}", line);
  }

  /// The bare statements: claim the first row that nobody else is taking, then complete it, each in
  /// a transaction of its own.
  private static final class Raw implements AutoCloseable {

    private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();
    private final JdbcClient jdbc = JdbcClient.create(PostgresBackend.shared().superuser());

    Raw() {
      jdbc.sql(
              """
              create table public.raw_item (id bigint generated always as identity primary key, queue integer not null,
                priority integer not null, due_at timestamptz, state text not null, holder bigint, completed_at timestamptz)
              """)
          .update();
      jdbc.sql(
              "create index raw_waiting on public.raw_item (priority, due_at) where state = 'WAITING'")
          .update();
    }

    void fill(int waiting) {
      int number =
          waiting
              - jdbc.sql("select count(*) from public.raw_item where state = 'WAITING'")
                  .query(Integer.class)
                  .single();
      jdbc.sql(
              """
              insert into public.raw_item(queue, priority, due_at, state)
              select n % 20, 1 + n % 4, now() + (n % 97) * interval '1 hour', 'WAITING' from generate_series(1, ?) as n
              """)
          .param(number)
          .update();
      jdbc.sql("vacuum analyze public.raw_item").update();
      jdbc.sql("checkpoint").update();
    }

    boolean once(int agent) throws SQLException {
      Connection connection = connection(agent);
      long id;
      try (PreparedStatement claim =
          connection.prepareStatement(
              """
              update public.raw_item set state = 'HELD', holder = ? where id = (select id from public.raw_item
                where state = 'WAITING' order by priority, due_at limit 1 for update skip locked) returning id
              """)) {
        claim.setLong(1, agent);
        try (ResultSet row = claim.executeQuery()) {
          if (!row.next()) {
            connection.commit();
            return false;
          }
          id = row.getLong(1);
        }
      }
      connection.commit();
      try (PreparedStatement complete =
          connection.prepareStatement(
              "update public.raw_item set state = 'DONE', completed_at = now() where id = ?")) {
        complete.setLong(1, id);
        complete.executeUpdate();
      }
      connection.commit();
      return true;
    }

    private Connection connection(int agent) throws SQLException {
      Connection connection = connections.get(agent);
      if (connection == null) {
        connection = PostgresBackend.shared().superuser().getConnection();
        connection.setAutoCommit(false);
        connections.put(agent, connection);
      }
      return connection;
    }

    @Override
    public void close() throws SQLException {
      for (Connection connection : connections.values()) {
        connection.close();
      }
      jdbc.sql("drop table public.raw_item").update();
    }
  }
}
