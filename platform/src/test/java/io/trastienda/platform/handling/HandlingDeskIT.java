package io.trastienda.platform.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Presence;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.PostgresBackend;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformIT
class HandlingDeskIT {

  private final HandlingDesk handling;
  private final CaseDesk cases;
  private final DispatchDesk dispatch;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;
  private final JdbcClient superuser = JdbcClient.create(PostgresBackend.shared().superuser());

  HandlingDeskIT(
      HandlingDesk handling,
      CaseDesk cases,
      DispatchDesk dispatch,
      CatalogueDesk catalogue,
      TenantFixtures fixtures) {
    this.handling = handling;
    this.cases = cases;
    this.dispatch = dispatch;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  private record Held(TenantId tenant, CaseId id, long fence) {}

  @Test
  void time_counts_within_the_hold_and_until_now_only() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    Held held = held(blue, ann, 10);
    Instant now = Instant.now();

    Duration before = count(ann, held, now.minusSeconds(3_600), now.minusSeconds(900));
    Duration counted = count(ann, held, now.minusSeconds(3_600), now.plusSeconds(3_600));

    assertThat(before).isZero();
    assertThat(counted).isBetween(Duration.ofSeconds(599), Duration.ofSeconds(620));
    assertThat(fixtures.as(ann, () -> handling.of(blue, held.id())).seconds())
        .isEqualTo(counted.toSeconds());
    assertThat(facts(blue)).containsExactly("HANDLING " + counted.toMillis());
  }

  @Test
  void nobody_is_at_two_cases_at_once_not_even_of_two_clients() {
    TenantId blue = client();
    TenantId red = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    Held one = held(blue, ann, 20);
    Held other = held(red, ann, 20);
    Instant now = Instant.now();

    Duration first = count(ann, one, now.minusSeconds(600), now.minusSeconds(300));
    Duration second = count(ann, other, now.minusSeconds(600), now.minusSeconds(200));
    Duration late = count(ann, one, now.minusSeconds(500), now.minusSeconds(250));

    assertThat(first).isEqualTo(Duration.ofMinutes(5));
    assertThat(second).isEqualTo(Duration.ofSeconds(100));
    assertThat(late).isZero();
  }

  @Test
  void a_piece_told_twice_counts_once() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    Held held = held(blue, ann, 20);
    Instant now = Instant.now();
    UUID piece = UUID.randomUUID();

    Duration once = count(ann, held, piece, now.minusSeconds(60), now.minusSeconds(30));
    Duration twice = count(ann, held, piece, now.minusSeconds(60), now);

    assertThat(once).isEqualTo(Duration.ofSeconds(30));
    assertThat(twice).isZero();
  }

  @Test
  void time_without_the_hold_counts_nothing() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    Held held = held(blue, ann, 20);
    Instant now = Instant.now();

    assertThat(count(bob, held, now.minusSeconds(60), now)).isZero();
    assertThat(count(ann, new Held(blue, held.id(), held.fence() - 1), now.minusSeconds(60), now))
        .isZero();
    assertThat(facts(blue)).isEmpty();
  }

  @Test
  void a_correction_counts_once_a_second_person_approved_it() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT, Role.COORDINATOR);
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    Held held = held(blue, ann, 20);
    Instant now = Instant.now();
    count(ann, held, now.minusSeconds(600), now.minusSeconds(300));

    fixtures.run(ann, () -> handling.ask(blue, held.id(), 420, "On the phone with the courier"));
    assertThatThrownBy(() -> fixtures.run(ann, () -> handling.ask(blue, held.id(), 60, "More")))
        .isInstanceOf(CorrectionWaits.class);
    List<Correction> waiting = fixtures.as(lead, () -> handling.waiting(blue));
    long number = waiting.getFirst().number();
    assertThatThrownBy(() -> fixtures.run(ann, () -> handling.approve(blue, number, "")))
        .isInstanceOf(OwnCorrection.class);
    long unchanged = fixtures.as(ann, () -> handling.of(blue, held.id())).seconds();
    fixtures.run(lead, () -> handling.approve(blue, number, "Seen"));
    assertThatThrownBy(() -> fixtures.run(lead, () -> handling.refuse(blue, number, "No")))
        .isInstanceOf(CorrectionOver.class);

    Handling after = fixtures.as(ann, () -> handling.of(blue, held.id()));
    assertThat(waiting).hasSize(1);
    assertThat(waiting.getFirst().own()).isFalse();
    assertThat(unchanged).isEqualTo(300);
    assertThat(after.seconds()).isEqualTo(720);
    assertThat(after.ownSeconds()).isEqualTo(720);
    assertThat(after.corrections().getFirst().approved()).isTrue();
    assertThat(facts(blue)).containsExactly("HANDLING 300000", "CORRECTION 420000");
    assertThat(fixtures.as(lead, () -> handling.waiting(blue))).isEmpty();
  }

  @Test
  void a_correction_needs_a_reason_takes_no_more_than_there_was_and_may_be_refused() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    Held held = held(blue, ann, 20);
    Instant now = Instant.now();
    count(ann, held, now.minusSeconds(600), now.minusSeconds(300));

    assertThatThrownBy(() -> fixtures.run(ann, () -> handling.ask(blue, held.id(), 60, " ")))
        .isInstanceOf(InvalidCorrection.class);
    assertThatThrownBy(() -> fixtures.run(ann, () -> handling.ask(blue, held.id(), -360, "Lunch")))
        .isInstanceOf(InvalidCorrection.class);
    assertThatThrownBy(() -> fixtures.run(ann, () -> handling.ask(blue, held.id(), 0, "Lunch")))
        .isInstanceOf(InvalidCorrection.class);
    fixtures.run(ann, () -> handling.ask(blue, held.id(), -300, "Lunch"));
    assertThatThrownBy(() -> fixtures.as(ann, () -> handling.waiting(blue)))
        .isInstanceOf(NotAllowed.class);
    long number = fixtures.as(lead, () -> handling.waiting(blue)).getFirst().number();
    assertThatThrownBy(() -> fixtures.run(lead, () -> handling.refuse(blue, number, "")))
        .isInstanceOf(InvalidCorrection.class);
    fixtures.run(lead, () -> handling.refuse(blue, number, "You were there"));

    assertThat(fixtures.as(ann, () -> handling.of(blue, held.id())).seconds()).isEqualTo(300);
  }

  @Test
  void time_on_the_queue_without_a_case_is_split_among_the_agents_clients() {
    TenantId blue = client();
    TenantId red = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    Held held = held(blue, ann, 50);
    fixtures.run(ann, () -> dispatch.presence(Presence.ON_QUEUE));
    since(ann, 3_600);
    Instant now = Instant.now();
    count(ann, held, now.minusSeconds(1_500), now.minusSeconds(300));

    fixtures.run(ann, () -> dispatch.presence(Presence.TRAINING));
    since(ann, 600);
    fixtures.run(ann, () -> dispatch.presence(Presence.OFF));
    since(ann, 600);
    fixtures.run(ann, () -> dispatch.presence(Presence.ON_QUEUE));

    assertThat(seconds(blue, "IDLE")).isBetween(1_200L, 1_210L);
    assertThat(seconds(red, "IDLE")).isBetween(1_200L, 1_210L);
    assertThat(seconds(blue, "TRAINING")).isBetween(300L, 305L);
    assertThat(seconds(red, "TRAINING")).isBetween(300L, 305L);
    assertThat(seconds(blue, "HANDLING")).isEqualTo(1_200);
  }

  @Test
  void a_long_stretch_is_told_while_it_goes_on() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.run(ann, () -> dispatch.presence(Presence.MEETING));
    since(ann, 1_000);

    fixtures.asJob(blue, () -> dispatch.sweepAbsent());
    fixtures.asJob(blue, () -> dispatch.sweepAbsent());

    assertThat(seconds(blue, "MEETING")).isBetween(1_000L, 1_010L);
    assertThat(fixtures.as(ann, () -> dispatch.presence())).isEqualTo(Presence.MEETING);
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  /// A case that somebody has held for some minutes.
  private Held held(TenantId tenant, PersonId person, int minutes) {
    CaseId id =
        fixtures
            .as(
                person,
                () ->
                    cases.open(
                        tenant,
                        new NewCase("credit-note", "Refund", null, 3, null, null, null, Map.of())))
            .id();
    long fence = fixtures.as(person, () -> dispatch.claim(tenant, id)).fence();
    superuser
        .sql(
            """
            update operator.dispatch_item set claimed_at = claimed_at - make_interval(mins => ?)
            where tenant_id = ? and case_id = ?
            """)
        .params(minutes, tenant.value(), id.value())
        .update();
    return new Held(tenant, id, fence);
  }

  private Duration count(PersonId person, Held held, Instant from, Instant to) {
    return count(person, held, UUID.randomUUID(), from, to);
  }

  private Duration count(PersonId person, Held held, UUID piece, Instant from, Instant to) {
    return fixtures.as(
        person, () -> handling.count(held.tenant(), held.id(), held.fence(), piece, from, to));
  }

  /// Lets somebody have been at what they do for some seconds.
  private void since(PersonId person, int seconds) {
    superuser
        .sql(
            """
            update operator.presence set since = since - make_interval(secs => ?),
              told_to = told_to - make_interval(secs => ?)
            where person_id = ?
            """)
        .params(seconds, seconds, person.value())
        .update();
  }

  private List<String> facts(TenantId tenant) {
    return superuser
        .sql(
            """
            select payload::jsonb #>> '{data,kind}' || ' ' || (payload::jsonb #>> '{data,millis}')
            from operator.outbox
            where tenant_id = ? and type = 'io.trastienda.agent.time-recorded.v1' order by xid, id
            """)
        .param(tenant.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private long seconds(TenantId tenant, String kind) {
    return facts(tenant).stream()
            .filter(fact -> fact.startsWith(kind + " "))
            .mapToLong(fact -> Long.parseLong(fact.substring(kind.length() + 1)))
            .sum()
        / 1_000;
  }
}
