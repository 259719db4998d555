package io.trastienda.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import isolation.Parent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.test.context.TestPropertySource;

/// Many virtual threads, few connections: no tenant may stick to a thread or to a connection.
@PlatformIT
@TestPropertySource(
    properties = {
      "spring.datasource.hikari.maximum-pool-size=4",
      "spring.datasource.hikari.connection-timeout=120000"
    })
class TwentyThousandOperationsIT {

  private static final Logger log = LoggerFactory.getLogger(TwentyThousandOperationsIT.class);
  private static final int OPERATIONS = 20_000;
  private static final int TENANTS = 50;

  private final DataSource pool;
  private final TenantBoundary boundary;
  private final HibernatePropertiesCustomizer wiring;
  private final TenantFixtures fixtures;

  TwentyThousandOperationsIT(
      DataSource pool,
      TenantBoundary boundary,
      HibernatePropertiesCustomizer tenantConnections,
      TenantFixtures fixtures) {
    this.pool = pool;
    this.boundary = boundary;
    this.wiring = tenantConnections;
    this.fixtures = fixtures;
  }

  private static final class RolledBack extends RuntimeException {}

  @Test
  void no_operation_meets_a_foreign_row() {
    List<TenantId> tenants = new ArrayList<>();
    for (int i = 0; i < TENANTS; i++) {
      tenants.add(fixtures.tenant());
    }
    AtomicInteger foreign = new AtomicInteger();
    AtomicInteger rolledBack = new AtomicInteger();
    Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

    try (TryArena on =
        new TryArena(true, pool, PostgresBackend.shared().superuser(), boundary, wiring)) {
      long began = System.nanoTime();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < OPERATIONS; i++) {
          int operation = i;
          threads.execute(() -> {
            try {
              foreign.addAndGet(operate(on, tenants.get(operation % TENANTS), operation));
            } catch (RolledBack _) {
              rolledBack.incrementAndGet();
            } catch (RuntimeException e) {
              errors.add(e);
            }
          });
        }
      }
      double seconds = (System.nanoTime() - began) / 1e9;

      int wrongCounts = 0;
      for (TenantId tenant : tenants) {
        int rows = on.rowsOf(tenant).size();
        wrongCounts += rows == OPERATIONS / TENANTS * 3 / 4 ? 0 : 1;
      }
      log.info(
          "{} operations on virtual threads, {} tenants, 4 connections, {} rolled back:"
              + " {} foreign rows, {} wrong counts, {} errors, {}/s",
          OPERATIONS,
          TENANTS,
          rolledBack,
          foreign,
          wrongCounts,
          errors.size(),
          Math.round(OPERATIONS / seconds));
      assertThat(errors).isEmpty();
      assertThat(foreign).hasValue(0);
      assertThat(wrongCounts).isZero();
      assertThat(rolledBack).hasValue(OPERATIONS / 4);
    }
  }

  /// Writes a row and reads all that its tenant may see, by Hibernate and by plain SQL.
  ///
  /// @return how many rows of others it saw
  private static int operate(TryArena on, TenantId tenant, int operation) {
    return on.as(
        tenant,
        session -> {
          session.persist(new Parent(operation + 1, "row of " + tenant));
          session.flush();
          long byHibernate =
              session
                  .createNativeQuery(
                      "select count(*) from tries.parent where tenant_id <> " + tenant, Long.class)
                  .getSingleResult();
          int bySql =
              on.jdbc
                  .sql("select count(*) from tries.parent where name <> 'row of " + tenant + "'")
                  .query(Integer.class)
                  .single();
          if (operation / TENANTS % 4 == 0) {
            throw new RolledBack();
          }
          return (int) byHibernate + bySql;
        });
  }
}
