package io.trastienda.tenantadmin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Money;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.testing.TenantFixtures;
import io.trastienda.tenantadmin.clients.ContractVersion;
import io.trastienda.tenantadmin.clients.Contracts;
import io.trastienda.tenantadmin.testing.TenantAdminIT;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

@TenantAdminIT
class StatementsIT {

  private static final YearMonth MARCH = YearMonth.of(2016, 3);
  private static final AtomicLong CASES = new AtomicLong();

  private final TenantFixtures fixtures;
  private final Outbox outbox;
  private final UuidV7 numbers;
  private final RateCards rateCards;
  private final Statements statements;
  private final BillingPortal portal;
  private final Contracts contracts;

  StatementsIT(
      TenantFixtures fixtures,
      Outbox outbox,
      UuidV7 numbers,
      RateCards rateCards,
      Statements statements,
      BillingPortal portal,
      Contracts contracts) {
    this.fixtures = fixtures;
    this.outbox = outbox;
    this.numbers = numbers;
    this.rateCards = rateCards;
    this.statements = statements;
    this.portal = portal;
    this.contracts = contracts;
  }

  @Test
  void meters_a_completion_in_its_own_transaction() {
    TenantId tenant = fixtures.tenant();

    assertThatThrownBy(() ->
            fixtures.inTransaction(
                tenant,
                () -> {
                  outbox.append(List.of(completion(tenant, 1, "2016-03-10T10:00:00Z")));
                  throw new IllegalStateException("the work fails after its fact");
                }))
        .hasMessage("the work fails after its fact");
    assertThat(statement(tenant, MARCH).tasks()).isZero();

    append(tenant, completion(tenant, 1, "2016-03-10T10:00:00Z"));

    assertThat(statement(tenant, MARCH).tasks()).isEqualTo(1);
    assertThat(statement(tenant, MARCH).unpriced()).isEqualTo(1);
  }

  @Test
  void meters_the_same_fact_once() {
    TenantId tenant = fixtures.tenant();
    CaseFact fact = completion(tenant, 1, "2016-03-10T10:00:00Z");

    append(tenant, fact);
    append(tenant, fact);

    assertThat(statement(tenant, MARCH).tasks()).isEqualTo(1);
  }

  @Test
  void meters_every_completion_of_a_case_and_refuses_one_told_twice() {
    TenantId tenant = fixtures.tenant();
    CaseFact first = completion(tenant, 1, "2016-03-10T10:00:00Z");
    CaseFact second = again(first, 2);

    append(tenant, first);
    append(tenant, second);

    assertThat(statement(tenant, MARCH).tasks()).isEqualTo(2);
    assertThatThrownBy(() -> append(tenant, again(first, 2)))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void counts_a_part_that_its_parents_price_covers_and_says_why_it_costs_nothing() {
    TenantId tenant = fixtures.tenant();
    PersonId finance = fixtures.person(tenant, Role.FINANCE);
    append(tenant, completion(tenant, 1, "2016-03-10T10:00:00Z"));
    append(
        tenant,
        fact(
            tenant,
            1,
            "2016-03-11T10:00:00Z",
            new CaseFact.Completion(1, "done", 3_600, 3_600, true, BigDecimal.ONE, "PART_OF_PARENT")));

    Statement month = statement(tenant, MARCH);
    Statement.Line covered =
        month.lines().stream()
            .filter(line -> line.rateCardVersion() == 0)
            .findFirst()
            .orElseThrow();
    BilledTaskPage page =
        fixtures.as(finance, () -> statements.tasks(tenant, MARCH, covered.key(), 0, 10));
    PriceTrace trace =
        fixtures.as(finance, () -> statements.explain(tenant, page.tasks().getFirst().task()));

    assertThat(month.tasks()).isEqualTo(2);
    assertThat(month.unpriced()).isEqualTo(1);
    assertThat(covered.tasks()).isEqualTo(1);
    assertThat(covered.quantity()).isEqualByComparingTo("1");
    assertThat(covered.amount().amount()).isEqualByComparingTo("0");
    assertThat(page.total()).isEqualTo(1);
    assertThat(trace.statementLine()).isEqualTo(covered.key());
    assertThat(trace.steps())
        .extracting(PriceTrace.Step::key)
        .containsExactly("billing.step.completed", "billing.step.unbilled");
    assertThat(trace.steps().getLast().values()).containsEntry("reason", "PART_OF_PARENT");
    assertThat(trace.task().billed().amount()).isEqualByComparingTo("0");
  }

  @Test
  void meters_only_what_completes() {
    TenantId tenant = fixtures.tenant();

    append(tenant, fact(tenant, 1, "2016-03-10T10:00:00Z", null));

    assertThat(statement(tenant, MARCH).tasks()).isZero();
    assertThat(months(tenant)).isEmpty();
  }

  @Test
  void adds_up_a_month_by_work_type_priority_and_card_version() {
    TenantId tenant = fixtures.tenant();
    publish(tenant, "2016-01-01", price("incident", null, "1.235"), price("incident", 1, "9.7"));
    publish(tenant, "2016-03-28", price("incident", null, "1.30"));
    // Midnight between 27 and 28 March is 22:00 UTC: the clocks went forward that night.
    append(tenant, completion(tenant, 3, "2016-02-29T22:59:59.999999999Z"));
    append(tenant, completion(tenant, 3, "2016-02-29T23:00:00Z"));
    append(tenant, completion(tenant, 3, "2016-03-27T21:59:59.999999999Z"));
    append(tenant, completion(tenant, 3, "2016-03-27T22:00:00Z"));
    append(tenant, completion(tenant, 1, "2016-03-10T10:00:00Z"));
    append(tenant, completion(tenant, 1, "2016-03-31T21:59:59.999999999Z"));
    append(tenant, completion(tenant, 2, "2016-03-31T22:00:00Z"));

    Statement march = statement(tenant, MARCH);

    assertThat(march.lines())
        .extracting(line -> line.key() + " " + line.quantity() + " " + line.amount().amount())
        .containsExactly(
            "incident-p1-v1 1 9.70",
            "incident-p1-v2 1 1.30",
            "incident-p3-v1 2 2.47",
            "incident-p3-v2 1 1.30");
    assertThat(march.total()).isEqualTo(euro("14.77"));
    assertThat(march.tasks()).isEqualTo(5);
    assertThat(march.unpriced()).isZero();
    assertThat(months(tenant)).containsExactly(YearMonth.of(2016, 4), MARCH, YearMonth.of(2016, 2));
  }

  @Test
  void counts_what_has_no_price_apart() {
    TenantId tenant = fixtures.tenant();
    publish(tenant, "2016-03-10", price("incident", 1, "9.7"));
    append(tenant, completion(tenant, 1, "2016-03-09T10:00:00Z"));
    append(tenant, completion(tenant, 2, "2016-03-11T10:00:00Z"));
    append(tenant, completion(tenant, 1, "2016-03-11T10:00:00Z"));

    Statement march = statement(tenant, MARCH);

    assertThat(march.lines()).extracting(Statement.Line::key).containsExactly("incident-p1-v1");
    assertThat(march.total()).isEqualTo(euro("9.70"));
    assertThat(march.tasks()).isEqualTo(3);
    assertThat(march.unpriced()).isEqualTo(2);
  }

  @Test
  void opens_a_line_down_to_tasks_that_add_up_to_the_cent() {
    TenantId tenant = fixtures.tenant();
    publish(tenant, "2016-01-01", price("incident", null, "1.235"));
    for (int i = 0; i < 7; i++) {
      // Two of them in the same instant: their numbers decide.
      append(tenant, completion(tenant, 3, "2016-03-1" + (i / 2) + "T10:00:00Z"));
    }

    Statement.Line line = statement(tenant, MARCH).lines().getFirst();
    List<BilledTask> tasks = new ArrayList<>();
    for (int offset = 0; offset < 7; offset += 3) {
      tasks.addAll(page(tenant, line.key(), offset, 3).tasks());
    }

    assertThat(line.amount()).isEqualTo(euro("8.65"));
    assertThat(tasks)
        .extracting(task -> task.billed().amount().toPlainString())
        .containsExactly("1.24", "1.24", "1.24", "1.24", "1.23", "1.23", "1.23");
    assertThat(tasks).extracting(BilledTask::completedAt).isSorted();
    assertThat(new HashSet<>(tasks)).hasSize(7);
    assertThat(tasks.stream().map(BilledTask::billed).reduce(euro("0.00"), Money::plus))
        .isEqualTo(line.amount());
    assertThat(page(tenant, line.key(), 0, 3).total()).isEqualTo(7);
    for (BilledTask task : tasks) {
      assertThat(explain(tenant, task.task()).task()).isEqualTo(task);
    }
  }

  @Test
  void tells_the_price_of_one_task_step_by_step() {
    TenantId tenant = fixtures.tenant();
    publish(tenant, "2016-01-01", price("incident", null, "1.235"), price("incident", 1, "9.7"));
    append(tenant, completion(tenant, 3, "2016-03-27T01:30:00Z"));
    append(tenant, completion(tenant, 3, "2016-03-28T10:00:00Z"));
    BilledTask last = page(tenant, "incident-p3-v1", 1, 1).tasks().getFirst();

    PriceTrace trace = explain(tenant, last.task());

    assertThat(trace.statementLine()).isEqualTo("incident-p3-v1");
    assertThat(trace.steps())
        .extracting(step -> step.key() + " " + List.copyOf(step.values().values()))
        .containsExactly(
            "billing.step.completed [" + last.reference() + ", incident, 3, —, 2016-03-28T12:00]",
            "billing.step.card [1, 2016-01-01]",
            "billing.step.price.all [1.235, EUR, incident, 3]",
            "billing.step.line [2, 1.235, 2.47, 2.47, EUR]",
            "billing.step.part [2, 2, 1.23, EUR, -0.005]");
  }

  @Test
  void prices_the_units_that_each_task_counts() {
    TenantId tenant = fixtures.tenant();
    publish(tenant, "2016-01-01", price("incident", null, "0.405"));
    append(tenant, counting(tenant, "2016-03-10T10:00:00Z", "3"));
    append(tenant, counting(tenant, "2016-03-11T10:00:00Z", "1"));
    append(tenant, counting(tenant, "2016-03-12T10:00:00Z", "2.5"));
    append(tenant, counting(tenant, "2016-03-13T10:00:00Z", "0"));

    Statement.Line line = statement(tenant, MARCH).lines().getFirst();
    List<BilledTask> tasks = page(tenant, line.key(), 0, 10).tasks();

    assertThat(line.tasks()).isEqualTo(4);
    assertThat(line.quantity()).isEqualByComparingTo("6.5");
    // 0.405 x 6.5 = 2.6325. Cut down 1.21 + 0.40 + 1.01 + 0.00 = 2.62; the cent goes to the largest
    // remainder, 0.005 of the first, before the same of the second.
    assertThat(line.amount()).isEqualTo(euro("2.63"));
    assertThat(tasks)
        .extracting(task -> task.quantity().toPlainString() + " " + task.billed().amount())
        .containsExactly("3 1.22", "1 0.40", "2.5 1.01", "0 0.00");
    for (BilledTask task : tasks) {
      assertThat(explain(tenant, task.task()).task()).isEqualTo(task);
    }
    assertThat(explain(tenant, tasks.getFirst().task()).steps())
        .extracting(step -> step.key() + " " + List.copyOf(step.values().values()))
        .contains(
            "billing.step.quantity [3, incident, 0.405, 1.215, EUR]",
            "billing.step.line.units [4, 0.405, 2.6325, 2.63, EUR, 6.5]",
            "billing.step.part [1, 4, 1.22, EUR, +0.005]");
    assertThat(explain(tenant, tasks.get(1).task()).steps())
        .extracting(PriceTrace.Step::key)
        .doesNotContain("billing.step.quantity");
  }

  @Test
  void prices_three_pages_as_three_times_one() {
    TenantId tenant = fixtures.tenant();
    publish(tenant, "2016-01-01", price("incident", null, "0.40"));
    append(tenant, counting(tenant, "2016-03-10T10:00:00Z", "3"));

    Statement march = statement(tenant, MARCH);

    assertThat(march.total()).isEqualTo(euro("1.20"));
    assertThat(march.tasks()).isEqualTo(1);
  }

  @Test
  void knows_no_line_or_task_but_the_clients_own() {
    TenantId red = fixtures.tenant();
    TenantId blue = fixtures.tenant();
    for (TenantId tenant : List.of(red, blue)) {
      publish(tenant, "2016-01-01", price("incident", null, "1"));
    }
    append(red, completion(red, 3, "2016-03-10T10:00:00Z"));
    long task = page(red, "incident-p3-v1", 0, 1).tasks().getFirst().task();

    assertThat(statement(blue, MARCH).tasks()).isZero();
    assertThat(months(blue)).isEmpty();
    assertThatThrownBy(() -> explain(blue, task)).isInstanceOf(NoSuchLine.class);
    assertThatThrownBy(() -> page(blue, "incident-p3-v1", 0, 1)).isInstanceOf(NoSuchLine.class);
    for (String line : List.of("incident-p3-v2", "incident-p2-v1", "nonsense")) {
      assertThatThrownBy(() -> page(red, line, 0, 1))
          .isInstanceOf(NoSuchLine.class)
          .hasMessage("there is no line or task " + line + " on this client's statements");
    }
  }

  @Test
  void opens_each_door_to_its_own_people() {
    TenantId tenant = fixtures.tenant();
    TenantId other = fixtures.tenant();
    PersonId finance = fixtures.person(tenant, Role.FINANCE);
    PersonId viewer = fixtures.person(tenant, Role.CLIENT_VIEWER);
    PersonId agent = fixtures.person(tenant, Role.AGENT);

    assertThat(fixtures.as(finance, () -> statements.statement(tenant, MARCH)).lines()).isEmpty();
    assertThat(fixtures.as(viewer, () -> portal.statement(tenant, MARCH)).lines()).isEmpty();
    assertThatThrownBy(() -> fixtures.as(viewer, () -> statements.statement(tenant, MARCH)))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> fixtures.as(finance, () -> portal.statement(tenant, MARCH)))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> fixtures.as(agent, () -> statements.statement(tenant, MARCH)))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> fixtures.as(finance, () -> statements.statement(other, MARCH)))
        .isInstanceOf(NoSuchTenant.class);
  }

  @Test
  void publishes_versions_that_follow_each_other() {
    TenantId tenant = fixtures.tenant();

    assertThat(publish(tenant, "2016-01-01", price("incident", null, "1"))).isEqualTo(1);
    assertThat(publish(tenant, "2016-01-02", price("incident", 2, "0.000000001"))).isEqualTo(2);

    List<RateCard> versions = fixtures.asJob(tenant, () -> rateCards.versions(tenant));
    assertThat(versions).extracting(RateCard::version).containsExactly(2, 1);
    assertThat(versions.getFirst().prices().getFirst().unitPrice())
        .isEqualByComparingTo("0.000000001");
    assertThat(fixtures.asJob(tenant, () -> contracts.versions(tenant)))
        .extracting(ContractVersion::version, ContractVersion::rateCard)
        .containsExactly(tuple(2, 2), tuple(1, 1));
    for (String day : List.of("2016-01-02", "2015-12-31")) {
      assertThatThrownBy(() -> publish(tenant, day, price("incident", null, "1")))
          .isInstanceOf(InvalidRateCard.class)
          .hasMessage(
              "rate card first day must be after 2016-01-02, the first day of version 2, but is '"
                  + day
                  + "'");
    }
  }

  @Test
  void refuses_prices_that_break_a_rule() {
    TenantId tenant = fixtures.tenant();
    Set<String> refused = new HashSet<>();

    for (RateCard.Price price :
        List.of(
            price("incident", null, "-0.01"),
            price("incident", null, "1000000000"),
            price("incident", null, "0.0000000001"),
            price("incident", 5, "1"),
            price(" ", null, "1"))) {
      assertThatThrownBy(() -> publish(tenant, "2016-01-01", price))
          .isInstanceOfSatisfying(
              InvalidRateCard.class, refusal -> refused.add(refusal.getMessage()));
    }
    assertThatThrownBy(() -> publish(tenant, "2016-01-01"))
        .hasMessage("rate card prices must be at least one, but is 'none'");
    assertThatThrownBy(() -> publish(tenant, "2016-01-01", price("a", 1, "1"), price("a", 1, "2")))
        .hasMessage("rate card price of a priority 1 must be given once, but is '2'");
    assertThatThrownBy(() ->
            fixtures.asJob(
                tenant,
                () ->
                    rateCards.publish(
                        tenant,
                        new RateCard(
                            0,
                            LocalDate.of(2016, 1, 1),
                            Currency.getInstance("USD"),
                            List.of(price("a", 1, "1"))))))
        .hasMessage("rate card currency must be EUR, what the client is billed in, but is 'USD'");

    assertThat(refused).hasSize(5);
    assertThat(fixtures.asJob(tenant, () -> rateCards.versions(tenant))).isEmpty();
  }

  private int publish(TenantId tenant, String validFrom, RateCard.Price... prices) {
    return fixtures.asJob(
        tenant,
        () ->
            rateCards.publish(
                tenant,
                new RateCard(
                    0, LocalDate.parse(validFrom), Currency.getInstance("EUR"), List.of(prices))));
  }

  private static RateCard.Price price(String type, @Nullable Integer priority, String price) {
    return new RateCard.Price(type, priority, new BigDecimal(price));
  }

  private static Money euro(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  private Statement statement(TenantId tenant, YearMonth month) {
    return fixtures.asJob(tenant, () -> statements.statement(tenant, month));
  }

  private List<YearMonth> months(TenantId tenant) {
    return fixtures.asJob(tenant, () -> statements.months(tenant));
  }

  private BilledTaskPage page(TenantId tenant, String line, int offset, int limit) {
    return fixtures.asJob(tenant, () -> statements.tasks(tenant, MARCH, line, offset, limit));
  }

  private PriceTrace explain(TenantId tenant, long task) {
    return fixtures.asJob(tenant, () -> statements.explain(tenant, task));
  }

  private void append(TenantId tenant, CaseFact fact) {
    fixtures.inTransaction(
        tenant,
        () -> {
          outbox.append(List.of(fact));
          return fact;
        });
  }

  private CaseFact again(CaseFact fact, int completion) {
    return fact(
        fact.tenant(),
        fact.caseId(),
        fact.priority(),
        fact.occurredAt().plusSeconds(60),
        new CaseFact.Completion(completion, null, 3_600, 3_600, true, BigDecimal.ONE, null));
  }

  private CaseFact counting(TenantId tenant, String at, String quantity) {
    return fact(
        tenant,
        3,
        at,
        new CaseFact.Completion(1, null, 3_600, 3_600, true, new BigDecimal(quantity), null));
  }

  private CaseFact completion(TenantId tenant, int priority, String at) {
    return fact(
        tenant, priority, at, new CaseFact.Completion(1, null, 3_600, 3_600, true, BigDecimal.ONE, null));
  }

  private CaseFact fact(
      TenantId tenant, int priority, String at, CaseFact.@Nullable Completion completion) {
    return fact(
        tenant, new CaseId(CASES.incrementAndGet()), priority, Instant.parse(at), completion);
  }

  private CaseFact fact(
      TenantId tenant,
      CaseId id,
      int priority,
      Instant at,
      CaseFact.@Nullable Completion completion) {
    return new CaseFact(
        numbers.next(),
        completion == null ? CaseFact.Kind.CANCELLED : CaseFact.Kind.COMPLETED,
        tenant,
        id,
        "TST-2016-" + id,
        2,
        "incident",
        1,
        priority,
        null,
        null,
        null,
        "resolved",
        StateCategory.CLOSED,
        "active",
        StateCategory.IN_PROGRESS,
        at.minusSeconds(3_600),
        at,
        null,
        completion,
        null,
        true,
        Map.of(),
        null);
  }
}
