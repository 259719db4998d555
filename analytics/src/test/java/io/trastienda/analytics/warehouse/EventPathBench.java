package io.trastienda.analytics.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.EventsFixtures;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.events.FactJson;
import io.trastienda.platform.testing.PostgresBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How fast facts go from a committed transaction to ClickHouse, beside what PostgreSQL alone does
/// with the same transaction in the same run.
///
/// Everything shares one machine: writers, relay, broker, ingest and both databases, with fsync. A
/// fact counts as visible when the ledger says that its batch is in, which is a little after a
/// query can see it. Nothing here fails because a machine is slow; only lost or doubled facts do.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EventPathBench {

  private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
  private static final int WRITERS = Integer.getInteger("bench.writers", 8);
  private static final int BULK = 100;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Path REPORT = Path.of("target", "event-path-bench.txt");
  private static final Clock CLOCK = Clock.systemUTC();

  private static final PostgresBackend postgres = PostgresBackend.shared();
  private static final JdbcClient superuser = JdbcClient.create(postgres.superuser());

  /// Facts a second of the raw transactions, by how many facts one writes.
  private static final Map<Integer, Double> raw = new HashMap<>();

  private static ConfigurableApplicationContext node =
      WarehouseTestApplication.start(new HashMap<>(postgres.properties()));

  private final TenantId tenant = new TenantId(ThreadLocalRandom.current().nextInt(1, 1 << 30));

  @AfterAll
  static void stop() {
    tell("load average at the end %.2f".formatted(load()));
    node.close();
  }

  @Test
  @Order(1)
  void a_the_raw_transaction_and_the_backlog_that_it_leaves() throws Exception {
    tell(
        "%s, %d processors, %s, load average before the start %.2f, %d writers"
            .formatted(
                fromProc("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                fromProc("/proc/meminfo", "MemTotal"),
                load(),
                WRITERS));
    rawFacts(1, Duration.ofSeconds(5));

    long backlog = rawFacts(1, Duration.ofSeconds(15)) + rawFacts(BULK, Duration.ofSeconds(10));

    node.close();
    node = WarehouseTestApplication.start(WarehouseTestApplication.backends());
    long all = written();
    await().atMost(LONG).pollInterval(Duration.ofMillis(5)).until(() -> done() > 0);
    long already = done();
    long start = System.nanoTime();
    await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> done() >= all);
    double seconds = (System.nanoTime() - start) / 1e9;
    tell(
        "backlog drain: %d facts in %.2f s = %.0f/s (after the first batch of %d)"
            .formatted(all - already, seconds, (all - already) / seconds, already));
    assertThat(all).isGreaterThanOrEqualTo(backlog);
  }

  @ParameterizedTest
  @MethodSource("paces")
  @Order(2)
  void b_one_fact_a_transaction_at_a_pace(int pace) {
    write(1, 500, Duration.ofSeconds(5), new TenantId(tenant.value() + 1));

    Written written = write(1, pace, Duration.ofSeconds(SECONDS), tenant);

    report("1 fact a transaction, " + pace + "/s wanted", written);
  }

  @Test
  @Order(3)
  void c_one_fact_a_transaction_as_fast_as_it_goes() {
    report(
        "1 fact a transaction, no pace",
        write(1, Integer.MAX_VALUE, Duration.ofSeconds(SECONDS), tenant));
  }

  @Test
  @Order(4)
  void d_bulk_as_fast_as_it_goes() {
    report(
        BULK + " facts a transaction, no pace",
        write(BULK, Integer.MAX_VALUE, Duration.ofSeconds(Math.min(SECONDS, 20)), tenant));
  }

  static Stream<Integer> paces() {
    return Arrays.stream(System.getProperty("bench.paces", "1000,3000").split(",", -1))
        .map(Integer::valueOf);
  }

  /// What was written through the outbox, and when each transaction was committed.
  private record Written(int size, List<Instant> commits, double seconds) {

    long facts() {
      return (long) commits.size() * size;
    }
  }

  /// Writes transactions of so many facts at a pace, by an open schedule: a writer that is late
  /// does not wait.
  private static Written write(int size, int pace, Duration length, TenantId of) {
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime();
    List<List<Map.Entry<Long, Instant>>> told = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      List<Map.Entry<Long, Instant>> own = new ArrayList<>();
      told.add(own);
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                while (true) {
                  long number = next.getAndIncrement();
                  long due = start + (long) (number * 1e9 / pace);
                  if (Math.max(due, System.nanoTime()) - start >= length.toNanos()) {
                    return;
                  }
                  while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                  }
                  List<Fact> facts =
                      LongStream.rangeClosed(1, size)
                          .<Fact>mapToObj(fact -> EventsFixtures.opened(of, number * size + fact))
                          .toList();
                  WarehouseTestApplication.append(node, of, facts);
                  own.add(Map.entry(number, CLOCK.instant()));
                }
              }));
    }
    joinAll(writers);
    double seconds = (System.nanoTime() - start) / 1e9;
    TreeMap<Long, Instant> inOrder = new TreeMap<>();
    told.forEach(own -> own.forEach(one -> inOrder.put(one.getKey(), one.getValue())));
    assertThat(inOrder.lastKey()).as("every transaction was written").isEqualTo(inOrder.size() - 1);
    return new Written(size, List.copyOf(inOrder.values()), seconds);
  }

  private void report(String what, Written written) {
    Instant end = CLOCK.instant();
    ClickHouse clickHouse = node.getBean(ClickHouse.class);
    String counting =
        "select count() as n, uniqExact(event_id) as ids from kpi.case_event where tenant_id = "
            + tenant;
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            clickHouse.ask(counting, Map.of(), Map.of()).getFirst().whole("n") >= written.facts());
    Duration after = Duration.between(end, CLOCK.instant());
    JsonAnswer counted = clickHouse.ask(counting, Map.of(), Map.of()).getFirst();
    long all = written();
    await().atMost(LONG).until(() -> done() >= all);
    long[] millis = visible(written);
    long[] early = Arrays.copyOf(millis, millis.length / 3);
    long[] late = Arrays.copyOfRange(millis, millis.length * 2 / 3, millis.length);
    Arrays.sort(millis);
    double rate = written.facts() / written.seconds();
    tell(
        ("%s: %d facts in %.1f s = %.0f/s (%.0f %% of the raw transaction); visible after commit p50"
                + " %d ms, p95 %d ms, p99 %d ms, most %d ms; p95 of the first third %d ms, of the last"
                + " %d ms; all visible %.2f s after the last commit = %.0f/s to the end; lost %d, doubled %d; load %.2f")
            .formatted(
                what,
                written.facts(),
                written.seconds(),
                rate,
                100 * rate / raw.getOrDefault(written.size(), Double.NaN),
                quantile(millis, 0.5),
                quantile(millis, 0.95),
                quantile(millis, 0.99),
                millis[millis.length - 1],
                quantile(early, 0.95),
                quantile(late, 0.95),
                after.toMillis() / 1e3,
                written.facts() / (written.seconds() + after.toMillis() / 1e3),
                written.facts() - counted.whole("ids"),
                counted.whole("n") - counted.whole("ids"),
                load()));
    assertThat(counted.whole("n")).isEqualTo(written.facts());
    assertThat(counted.whole("ids")).isEqualTo(written.facts());
  }

  /// For each fact in the order of the transactions: milliseconds from its commit until its batch
  /// was in.
  private long[] visible(Written written) {
    Map<Integer, TreeMap<Long, Instant>> in = new HashMap<>();
    superuser
        .sql(
            "select part, from_off, at from operator.ingest_ledger where state = 'D' and topic_id ="
                + " (select topic_id from operator.ingest_ledger group by topic_id order by"
                + " sum(rows) desc limit 1)")
        .query((row, _) ->
            in.computeIfAbsent(row.getInt("part"), part -> new TreeMap<>())
                .put(
                    row.getLong("from_off"), row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
    long[] millis = new long[Math.toIntExact(written.facts())];
    for (JsonAnswer row :
        node.getBean(ClickHouse.class)
            .ask(
                "select case_id, k_part, k_off from kpi.case_event where tenant_id = " + tenant,
                Map.of(),
                Map.of())) {
      long number = row.whole("case_id") - 1;
      Instant at =
          in.getOrDefault((int) row.whole("k_part"), new TreeMap<>())
              .floorEntry(row.whole("k_off"))
              .getValue();
      Instant commit = written.commits().get((int) (number / written.size()));
      millis[(int) number] = Math.max(0, Duration.between(commit, at).toMillis());
    }
    return millis;
  }

  /// Writes the same rows with nothing but a connection for each writer.
  private long rawFacts(int size, Duration length) {
    AtomicLong transactions = new AtomicLong();
    long start = System.nanoTime();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                try (Connection connection =
                        postgres.dataSource(PostgresBackend.Role.APP).getConnection();
                    PreparedStatement insert =
                        connection.prepareStatement(
                            """
                            insert into operator.outbox(event_id, tenant_id, type, key, payload)
                            select event_id, tenant_id, type, key, payload
                            from unnest(?, ?, ?, ?, ?) with ordinality
                              as fact(event_id, tenant_id, type, key, payload, place)
                            order by place
                            """)) {
                  connection.setAutoCommit(false);
                  while (System.nanoTime() - start < length.toNanos()) {
                    long number = transactions.getAndIncrement();
                    List<Fact> facts =
                        LongStream.rangeClosed(1, size)
                            .<Fact>mapToObj(
                                fact -> EventsFixtures.opened(tenant, number * size + fact))
                            .toList();
                    fill(insert, 1, "uuid", facts.stream().map(Fact::id).toArray());
                    fill(
                        insert,
                        2,
                        "int4",
                        facts.stream().map(fact -> fact.tenant().value()).toArray());
                    fill(insert, 3, "text", facts.stream().map(Fact::type).toArray());
                    fill(insert, 4, "text", facts.stream().map(Fact::key).toArray());
                    fill(insert, 5, "text", facts.stream().map(FactJson::write).toArray());
                    insert.executeUpdate();
                    connection.commit();
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    joinAll(writers);
    double seconds = (System.nanoTime() - start) / 1e9;
    long facts = transactions.get() * size;
    raw.put(size, facts / seconds);
    tell(
        "raw transaction of %d: %d facts in %.1f s = %.0f/s"
            .formatted(size, facts, seconds, facts / seconds));
    return facts;
  }

  private static void fill(PreparedStatement insert, int place, String type, Object[] values)
      throws SQLException {
    insert.setArray(place, insert.getConnection().createArrayOf(type, values));
  }

  private static void joinAll(List<Thread> threads) {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private static long done() {
    return superuser
        .sql("select coalesce(sum(rows), 0) from operator.ingest_ledger where state = 'D'")
        .query(Long.class)
        .single();
  }

  private static long written() {
    return superuser.sql("select count(*) from operator.outbox").query(Long.class).single();
  }

  private static long quantile(long[] values, double share) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String fromProc(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.replaceAll("\\s+", " "))
          .orElse(name + " unknown");
    } catch (IOException e) {
      return name + " unknown";
    }
  }

  private static void tell(String line) {
    System.out.println("EventPathBench: " + line);
    try {
      Files.writeString(REPORT, line + "\n", UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
