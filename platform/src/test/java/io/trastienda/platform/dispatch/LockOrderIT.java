package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two who change one case at the same moment: one is served, the other is refused, and PostgreSQL
/// never has to end one of them.
@PlatformIT
class LockOrderIT {

  private static final int ROUNDS = 40;

  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());
  private final CaseDesk cases;
  private final DispatchDesk desk;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;

  LockOrderIT(CaseDesk cases, DispatchDesk desk, CatalogueDesk catalogue, TenantFixtures fixtures) {
    this.cases = cases;
    this.desk = desk;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void who_completes_and_who_cancels_wait_for_each_other() throws Exception {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    List<String> outcomes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      CaseSummary opened = open(blue, ann);
      Offer held = fixtures.as(ann, () -> desk.claim(blue, opened.id()));
      ready(blue, opened);

      outcomes.addAll(
          together(
              () ->
                  fixtures.run(
                      ann, () -> cases.complete(blue, opened.id(), held.fence(), "issued")),
              () -> fixtures.run(boss, () -> cases.cancel(blue, opened.id(), "asked twice"))));
    }

    assertThat(outcomes).hasSize(2 * ROUNDS).doesNotContain("failed");
    assertThat(outcomes.stream().filter("done"::equals)).hasSize(ROUNDS);
  }

  @Test
  void who_takes_a_case_while_it_wakes_up_waits_for_it() throws Exception {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    List<String> outcomes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      CaseSummary opened = open(blue, ann);
      Offer held = fixtures.as(ann, () -> desk.claim(blue, opened.id()));
      fixtures.run(
          ann,
          () ->
              cases.park(
                  blue, opened.id(), held.fence(), "client", Instant.now().plusSeconds(600)));
      superuser
          .sql("update client.work_case set wakes_at = now() where tenant_id = ? and id = ?")
          .params(blue.value(), opened.id().value())
          .update();

      outcomes.addAll(
          together(
              () -> fixtures.asJob(blue, () -> cases.wake(blue)),
              () -> fixtures.run(boss, () -> cases.cancel(blue, opened.id(), "asked twice"))));
    }

    assertThat(outcomes).hasSize(2 * ROUNDS).doesNotContain("failed");
  }

  private static List<String> together(Runnable one, Runnable other)
      throws InterruptedException, ExecutionException {
    CyclicBarrier barrier = new CyclicBarrier(2);
    List<String> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> work =
          List.of(() -> outcome(barrier, one), () -> outcome(barrier, other));
      for (Future<String> done : threads.invokeAll(work)) {
        outcomes.add(done.get());
      }
    }
    return outcomes;
  }

  private static String outcome(CyclicBarrier barrier, Runnable work) throws Exception {
    barrier.await();
    try {
      work.run();
      return "done";
    } catch (Refusal _) {
      return "refused";
    } catch (RuntimeException _) {
      return "failed";
    }
  }

  private CaseSummary open(TenantId tenant, PersonId agent) {
    return fixtures.as(
        agent,
        () ->
            cases.open(
                tenant,
                new NewCase(
                    "credit-note",
                    "Refund",
                    null,
                    3,
                    null,
                    null,
                    null,
                    Map.of("invoice", "F-1", "amount", "3.5"))));
  }

  private void ready(TenantId tenant, CaseSummary opened) {
    fixtures.asJob(tenant, () -> cases.tick(tenant, opened.id(), 0, "exists", true, ""));
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }
}
