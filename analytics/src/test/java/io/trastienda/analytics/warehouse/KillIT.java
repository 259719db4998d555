package io.trastienda.analytics.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.events.EventsFixtures;
import io.trastienda.platform.events.Fact;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.testing.PostgresBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Kills what carries facts at the worst moments, and counts afterwards.
///
/// The moment is held fast by a lock of the database: a trigger makes the worker wait where it is
/// about to write that something is done, and there it is killed.
class KillIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String ENDED = "the worker ended by itself, see target/kill-worker.log";
  private static final int KILLS = Integer.getInteger("trastienda.warehouse.kills", 4);
  private static final long TRAP = 0x74726170L;
  private static final Question COUNT = Question.of(KillIT.class, "test-count");

  private final TenantId tenant = new TenantId(ThreadLocalRandom.current().nextInt(1, 1 << 30));
  private final PostgresBackend postgres = PostgresBackend.shared();
  private final JdbcClient superuser = JdbcClient.create(postgres.superuser());
  private final AtomicInteger cases = new AtomicInteger();

  /// Writes facts and carries none.
  private ConfigurableApplicationContext writer =
      WarehouseTestApplication.start(new HashMap<>(postgres.properties()));

  @BeforeEach
  void setTraps() {
    superuser.sql("create schema if not exists traps").update();
    superuser.sql("create table if not exists traps.let_pass (batch uuid primary key)").update();
    superuser
        .sql(
            """
            create or replace function traps.trap() returns trigger language plpgsql security definer as $$
            begin
              if tg_table_name = 'ingest_ledger' then
                if exists (select from traps.let_pass p where p.batch = old.batch) then
                  return new;
                end if;
              end if;
              perform pg_advisory_xact_lock(%d);
              return new;
            end $$
            """
                .formatted(TRAP))
        .update();
    superuser.sql("revoke execute on function traps.trap() from public").update();
  }

  @AfterEach
  void removeTraps() {
    superuser.sql("drop schema if exists traps cascade").update();
    writer.close();
  }

  @Test
  void counts_the_same_after_the_ingest_was_killed_between_insert_and_mark() throws Exception {
    superuser
        .sql(
            "create trigger trap before update of state on operator.ingest_ledger for each row"
                + " execute function traps.trap()")
        .update();

    int killed = killWorkers(KILLS);

    superuser.sql("drop function traps.trap() cascade").update();
    finishAndCount("ingest killed between insert and mark", killed);
  }

  @Test
  void counts_the_same_after_the_relay_was_killed_between_sending_and_moving_on() throws Exception {
    superuser
        .sql(
            "create trigger trap before update of xid on operator.relay_cursor for each row"
                + " execute function traps.trap()")
        .update();

    int killed = killWorkers(3);

    superuser.sql("drop function traps.trap() cascade").update();
    finishAndCount("relay killed between sending and moving on", killed);
  }

  @Test
  void counts_the_same_after_clickhouse_was_killed_during_inserts() throws Exception {
    ClickHouseBackend clickHouse = ClickHouseBackend.shared();
    Process worker = WarehouseWorker.start(WarehouseTestApplication.backends(), log());
    int killed = 0;
    try (ScheduledExecutorService writes = Executors.newSingleThreadScheduledExecutor()) {
      var writing = writes.scheduleWithFixedDelay(() -> append(50), 0, 20, MILLISECONDS);
      for (int i = 0; i < 5; i++) {
        long before = done();
        await()
            .atMost(SOON)
            .failFast(ENDED, () -> !worker.isAlive())
            .until(() -> done() > before + 5);
        clickHouse.kill();
        killed++;
        clickHouse.restart();
      }
      writing.cancel(false);
    } finally {
      worker.destroyForcibly().onExit().join();
    }

    finishAndCount("ClickHouse killed during inserts", killed);
  }

  private int killWorkers(int times) throws IOException, SQLException {
    int killed = 0;
    for (int round = 0; round < times; round++) {
      append(200);
      try (Connection holder = postgres.superuser().getConnection();
          Statement trap = holder.createStatement()) {
        trap.execute("select pg_advisory_lock(" + TRAP + ")");
        Process worker = WarehouseWorker.start(WarehouseTestApplication.backends(), log());
        await()
            .atMost(SOON)
            .failFast(ENDED, () -> !worker.isAlive())
            .pollInterval(Duration.ofMillis(50))
            .until(() -> caught() > 0);
        int caught = caught();
        worker.destroyForcibly().onExit().join();
        killed++;
        superuser.sql("select pg_terminate_backend(?)").param(caught).query().listOfRows();
        await().atMost(SOON).until(() -> caught() == 0);
      }
      if (round % 2 == 1) {
        // A batch dies twice: at first, and when it is inserted again.
        superuser
            .sql(
                "insert into traps.let_pass select distinct batch from operator.ingest_ledger"
                    + " where state = 'P' on conflict do nothing")
            .update();
      }
    }
    return killed;
  }

  private int caught() {
    return superuser
        .sql("select coalesce(max(pid), 0) from pg_locks where objid = ? and not granted")
        .param(TRAP)
        .query(Integer.class)
        .single();
  }

  private long done() {
    return superuser
        .sql("select count(*) from operator.ingest_ledger where state = 'D'")
        .query(Long.class)
        .single();
  }

  private void finishAndCount(String what, int killed) throws IOException {
    append(100);
    Process worker = WarehouseWorker.start(WarehouseTestApplication.backends(), log());
    Map<String, String> asking = new HashMap<>(postgres.properties());
    asking.putAll(ClickHouseBackend.shared().properties());
    try (ConfigurableApplicationContext reader = WarehouseTestApplication.start(asking)) {
      long written =
          superuser
              .sql("select count(distinct event_id) from operator.outbox where tenant_id = ?")
              .param(tenant.value())
              .query(Long.class)
              .single();
      await()
          .atMost(SOON)
          .ignoreExceptionsInstanceOf(WarehouseUnavailable.class)
          .until(() -> count(reader).whole("n") >= written && pending() == 0);
      await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> pending() == 0);
      Answer answer = count(reader);
      String line =
          "%s: %d kills; PostgreSQL %d, ClickHouse %d, distinct %d%n"
              .formatted(what, killed, written, answer.whole("n"), answer.whole("ids"));
      Files.writeString(Path.of("target", "kill-counts.txt"), line, UTF_8, CREATE, APPEND);

      assertThat(answer.whole("n")).isEqualTo(written);
      assertThat(answer.whole("ids")).isEqualTo(written);
      assertThat(written).isEqualTo(cases.get());
    } finally {
      worker.destroyForcibly().onExit().join();
    }
  }

  private long pending() {
    return superuser
        .sql("select count(*) from operator.ingest_ledger where state = 'P'")
        .query(Long.class)
        .single();
  }

  private Answer count(ConfigurableApplicationContext reader) {
    return reader
        .getBean(TenantBoundary.class)
        .asJob(
            "test",
            tenant,
            () ->
                reader
                    .getBean(Warehouse.class)
                    .<Answer>ask(tenant, COUNT, Map.of(), row -> row)
                    .getFirst());
  }

  private void append(int facts) {
    List<Fact> some = new ArrayList<>();
    for (int i = 0; i < facts; i++) {
      some.add(EventsFixtures.opened(tenant, cases.incrementAndGet()));
    }
    WarehouseTestApplication.append(writer, tenant, some);
  }

  private Path log() {
    return Path.of("target", "kill-worker.log");
  }
}
