package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIT
@Import(DispatchFixtures.class)
class NextCaseIT {

  private static final Logger log = LoggerFactory.getLogger(NextCaseIT.class);

  private final DispatchDesk desk;
  private final PeopleDesk people;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;
  private final DispatchSettings settings;
  private final JdbcClient app;
  private final TransactionTemplate transaction;

  NextCaseIT(
      DispatchDesk desk,
      PeopleDesk people,
      TenantFixtures fixtures,
      DispatchFixtures dispatch,
      DispatchSettings settings,
      JdbcClient app,
      TransactionTemplate transaction) {
    this.desk = desk;
    this.people = people;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
    this.settings = settings;
    this.app = app;
    this.transaction = transaction;
  }

  @Test
  void gives_overdue_cases_first_then_by_priority_then_by_what_is_left_then_by_age() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    fixtures.grant(agent, red, Role.AGENT);
    Duration hour = Duration.ofHours(1);
    var young = dispatch.open(blue, 4, hour, null);
    var old = dispatch.open(red, 4, hour.multipliedBy(2), null);
    var calm = dispatch.open(blue, 3, hour, hour.multipliedBy(99));
    var urgent = dispatch.open(red, 3, hour, hour.multipliedBy(4));
    var first = dispatch.open(blue, 1, hour, hour.multipliedBy(99));
    var late = dispatch.open(red, 4, hour, hour.negated().dividedBy(2));
    var lateAndHigh = dispatch.open(blue, 2, hour, hour.negated().dividedBy(2));

    List<CaseId> order = takeAll(agent);

    assertThat(order)
        .containsExactly(
            lateAndHigh.id(), late.id(), first.id(), urgent.id(), calm.id(), old.id(), young.id());
  }

  @Test
  void says_why_it_is_this_one() {
    TenantId blue = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    Duration hour = Duration.ofHours(1);
    dispatch.open(blue, 1, hour, hour.negated().dividedBy(2));

    Offer overdue = fixtures.as(agent, () -> desk.next()).orElseThrow();
    Offer again = fixtures.as(agent, () -> desk.next()).orElseThrow();

    assertThat(overdue.why())
        .extracting(Why::part)
        .containsExactly(Why.Part.OVERDUE, Why.Part.PRIORITY, Why.Part.SERVICE_LEVEL, Why.Part.AGE);
    assertThat(overdue.why()).extracting(Why::hours).startsWith(72.0, 72.0, 48.0);
    assertThat(overdue.why().get(1).amount()).isEqualTo(1);
    assertThat(again.why()).extracting(Why::key).containsExactly("dispatch.why.held");
    assertThat(again.fence()).isEqualTo(overdue.fence());
    assertThat(again.leaseUntil()).isAfter(overdue.leaseUntil());
    assertThat(overdue.leaseUntil())
        .isBetween(Instant.now().plusSeconds(13 * 60), Instant.now().plusSeconds(17 * 60));
  }

  @Test
  void gives_nothing_of_a_client_for_which_the_caller_is_no_agent() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    fixtures.grant(agent, red, Role.COORDINATOR, Role.QUALITY);
    dispatch.open(red);
    var own = dispatch.open(blue);

    List<CaseId> given = takeAll(agent);

    assertThat(given).containsExactly(own.id());
  }

  @Test
  void a_withdrawn_role_and_a_suspended_client_end_the_offers_at_once() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    TenantId green = fixtures.tenant();
    PersonId agent = fixtures.person(blue, Role.AGENT);
    fixtures.grant(agent, red, Role.AGENT);
    fixtures.grant(agent, green, Role.AGENT);
    dispatch.open(blue, 1, Duration.ofHours(1), null);
    dispatch.open(red, 1, Duration.ofHours(1), null);
    var left = dispatch.open(green);

    PersonId administrator = fixtures.administrator();
    fixtures.run(administrator, () -> people.revoke(agent, blue, Role.AGENT));
    fixtures.moveTo(red, TenantState.SUSPENDED);

    assertThat(takeAll(agent)).containsExactly(left.id());
    fixtures.run(administrator, () -> people.disable(agent, true));
    assertThatThrownBy(() -> fixtures.as(agent, () -> desk.next())).isInstanceOf(NotAllowed.class);
  }

  @Test
  void gives_two_hundred_agents_ten_thousand_cases_each_to_one()
      throws InterruptedException, ExecutionException {
    List<TenantId> clients = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      clients.add(fixtures.tenant());
    }
    List<PersonId> agents = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      PersonId agent = fixtures.person(clients.get(i % 10), Role.AGENT);
      for (int j = 1; j < 5; j++) {
        fixtures.grant(agent, clients.get((i + j) % 10), Role.AGENT);
      }
      agents.add(agent);
    }
    for (TenantId client : clients) {
      fill(client, 1_000);
    }
    Set<TenantId> wanted = Set.copyOf(clients);

    long begin = System.nanoTime();
    List<Offer> offers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<Offer>>> work =
          agents.stream().map(agent -> (Callable<List<Offer>>) () -> work(agent)).toList();
      for (Future<List<Offer>> done : threads.invokeAll(work)) {
        offers.addAll(done.get());
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;

    log.info(
        "200 agents took {} cases in {} s: {} claims/s",
        offers.size(),
        String.format("%.1f", seconds),
        String.format("%.0f", offers.size() / seconds));
    Set<String> cases = new HashSet<>();
    Set<Long> fences = new HashSet<>();
    for (Offer offer : offers) {
      assertThat(wanted).contains(offer.tenant());
      assertThat(cases.add(offer.tenant() + ":" + offer.id())).as("taken once").isTrue();
      assertThat(fences.add(offer.fence())).as("a number of its own").isTrue();
    }
    assertThat(cases).hasSize(10_000);
  }

  @Test
  void looks_at_the_beginning_of_its_indexes_and_never_reads_the_whole_queue() {
    List<TenantId> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      TenantId client = fixtures.tenant();
      clients.add(client);
      fill(client, 10_000);
    }
    PersonId agent = fixtures.person(clients.getFirst(), Role.AGENT);
    clients.stream().skip(1).forEach(client -> fixtures.grant(agent, client, Role.AGENT));
    dispatch.superuser().sql("vacuum analyze operator.dispatch_item").update();
    dispatch.superuser().sql("analyze operator.membership").update();

    String plan =
        String.join(
            "\n",
            NextItem.bound(
                    app.sql("explain (analyze, buffers) " + NextItem.NEXT),
                    agent,
                    Instant.now(),
                    settings,
                    900)
                .query(String.class)
                .list());

    log.info("Plan over 200,000 rows of 20 clients:\n{}", plan);
    assertThat(plan)
        .contains("dispatch_item_rank", "dispatch_item_soonest")
        .doesNotContain("Seq Scan on dispatch_item");
  }

  private List<CaseId> takeAll(PersonId agent) {
    return work(agent).stream().map(Offer::id).toList();
  }

  /// Takes case after case and forgets each, as closing it would.
  private List<Offer> work(PersonId agent) {
    List<Offer> taken = new ArrayList<>();
    while (true) {
      var offer = fixtures.as(agent, () -> desk.next());
      if (offer.isEmpty()) {
        return taken;
      }
      taken.add(offer.get());
      transaction.executeWithoutResult(_ ->
          app.sql("delete from operator.dispatch_item where tenant_id = ? and case_id = ?")
              .params(offer.get().tenant().value(), offer.get().id().value())
              .update());
    }
  }

  private void fill(TenantId tenant, int cases) {
    dispatch.fill(tenant, cases);
  }
}
