package io.trastienda.platform.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseLimits;
import io.trastienda.platform.cases.CaseLimits.Promise;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.cases.Replanning;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.catalogue.ReopenRule;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who is told what of real cases with real clocks, some of them moved into the past.
@PlatformIT
class AlertsIT {

  private final AlertDesk desk;
  private final NoticeDesk notices;
  private final AlertSweep sweep;
  private final CaseDesk cases;
  private final Replanning replanning;
  private final CatalogueDesk catalogue;
  private final TenantBoundary boundary;
  private final TenantFixtures fixtures;

  AlertsIT(
      AlertDesk desk,
      NoticeDesk notices,
      AlertSweep sweep,
      CaseDesk cases,
      Replanning replanning,
      CatalogueDesk catalogue,
      TenantBoundary boundary,
      TenantFixtures fixtures) {
    this.desk = desk;
    this.notices = notices;
    this.sweep = sweep;
    this.cases = cases;
    this.replanning = replanning;
    this.catalogue = catalogue;
    this.boundary = boundary;
    this.fixtures = fixtures;
  }

  @Test
  void a_crossing_is_told_once_to_each_who_must_hear_it() {
    TenantId blue = client();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId named = fixtures.person(blue, Role.QUALITY);
    PersonId agent = fixtures.person(blue, Role.AGENT);
    rule(blue, Promise.RESOLUTION, Set.of(50, 75, 90), Role.COORDINATOR, Set.of(named));
    rule(blue, Promise.RESOLUTION, Set.of(75), Role.COORDINATOR, Set.of());
    String late = open(blue, Duration.ofMinutes(200));
    open(blue, Duration.ofMinutes(100));

    sweep.sweep(blue);
    sweep.sweep(blue);

    assertThat(told(boss)).containsExactly(late + " RESOLUTION 75");
    assertThat(told(named)).containsExactly(late + " RESOLUTION 75");
    assertThat(told(agent)).isEmpty();
    assertThat(fixtures.as(boss, notices::unread)).isEqualTo(1);
    fixtures.run(boss, () -> notices.seen(fixtures.as(boss, notices::mine).getFirst().id()));
    assertThat(fixtures.as(boss, notices::unread)).isZero();
  }

  @Test
  void the_first_action_is_told_until_an_agent_begins_and_the_tail_by_itself() {
    TenantId blue = client();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    rule(blue, Promise.FIRST_ACTION, Set.of(100), Role.COORDINATOR, Set.of());
    rule(blue, Promise.TAIL, Set.of(50), Role.COORDINATOR, Set.of());
    String waits = open(blue, Duration.ofMinutes(61));
    CaseId begun = id(blue, open(blue, Duration.ofMinutes(62)));
    at(
        blue,
        Duration.ofMinutes(55),
        () -> {
          cases.start(blue, begun, 0);
          return begun;
        });
    String slow = open(blue, Duration.ofMinutes(241));

    sweep.sweep(blue);

    assertThat(told(boss))
        .containsExactlyInAnyOrder(
            waits + " FIRST_ACTION 100", slow + " FIRST_ACTION 100", slow + " TAIL 50");
  }

  @Test
  void a_pause_moves_the_crossing_and_a_new_plan_may_be_crossed_again() {
    TenantId blue = client();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    rule(blue, Promise.RESOLUTION, Set.of(50, 100), Role.COORDINATOR, Set.of());
    String reference = open(blue, Duration.ofMinutes(130));
    CaseId id = id(blue, reference);
    String paused = open(blue, Duration.ofMinutes(130));
    park(blue, id(blue, paused), Duration.ofMinutes(100));
    sweep.sweep(blue);
    assertThat(told(boss)).as("120 of 240 minutes").containsExactly(reference + " RESOLUTION 50");

    at(
        blue,
        Duration.ofMinutes(30),
        () -> {
          cases.resume(blue, id(blue, paused));
          return id;
        });
    sweep.sweep(blue);
    assertThat(told(boss)).as("it has run for 60 minutes").hasSize(1);

    publish(blue, level(7_200L));
    fixtures.run(boss, () -> replanning.apply(blue, List.of(id)));
    sweep.sweep(blue);
    sweep.sweep(blue);

    assertThat(told(boss))
        .as("two hours are over, so the new plan is used up at once")
        .containsExactlyInAnyOrder(reference + " RESOLUTION 50", reference + " RESOLUTION 100");
  }

  @Test
  void a_reopened_case_tells_no_crossing_twice_unless_its_clock_begins_anew() {
    TenantId old = client();
    TenantId anew = client();
    publish(
        anew,
        new ServiceLevel(
            "standard",
            Map.of(3, 14_400L),
            Set.of("client"),
            Map.of(),
            Map.of(),
            ServiceLevel.USUAL_WARNINGS,
            ReopenRule.NEW_CLOCK));
    PersonId boss = fixtures.person(old, Role.COORDINATOR);
    PersonId other = fixtures.person(anew, Role.COORDINATOR);
    for (TenantId tenant : List.of(old, anew)) {
      rule(tenant, Promise.RESOLUTION, Set.of(50), Role.COORDINATOR, Set.of());
      CaseId id = id(tenant, open(tenant, Duration.ofHours(5)));
      sweep.sweep(tenant);
      at(
          tenant,
          Duration.ofMinutes(170),
          () -> {
            cases.cancel(tenant, id, "twice");
            return id;
          });
      sweep.sweep(tenant);
      at(
          tenant,
          Duration.ofMinutes(130),
          () -> {
            cases.reopen(tenant, id, "not yet");
            return id;
          });
      sweep.sweep(tenant);
    }

    assertThat(told(boss)).hasSize(1);
    assertThat(told(other)).hasSize(2);
  }

  @Test
  void what_was_crossed_before_a_rule_or_after_its_end_is_not_told_and_the_preview_counts_it() {
    TenantId blue = client();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    open(blue, Duration.ofMinutes(200));
    CaseId gone = id(blue, open(blue, Duration.ofMinutes(200)));
    at(
        blue,
        Duration.ofMinutes(10),
        () -> {
          cases.cancel(blue, gone, "twice");
          return gone;
        });
    var wanted = wanted(Promise.RESOLUTION, Set.of(50, 75), Role.COORDINATOR, Set.of());

    CaseLimits.Crossings preview = fixtures.as(boss, () -> desk.preview(blue, wanted));
    long id = fixtures.as(boss, () -> desk.add(blue, wanted));
    sweep.sweep(blue);

    assertThat(preview).isEqualTo(new CaseLimits.Crossings(4, 1, false));
    assertThat(told(boss)).isEmpty();
    assertThat(fixtures.as(boss, () -> desk.rules(blue)))
        .extracting(AlertRule::id)
        .containsExactly(id);
    fixtures.run(boss, () -> desk.end(blue, id));
    assertThat(fixtures.as(boss, () -> desk.rules(blue))).isEmpty();
  }

  @Test
  void a_rule_names_a_percentage_and_somebody_of_the_client() {
    TenantId blue = client();
    TenantId red = client();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId stranger = fixtures.person(red, Role.COORDINATOR);

    assertThatThrownBy(() -> add(boss, blue, Set.of(60), Role.COORDINATOR, Set.of()))
        .isInstanceOf(InvalidRule.class);
    assertThatThrownBy(() -> add(boss, blue, Set.of(50), null, Set.of()))
        .isInstanceOf(InvalidRule.class);
    assertThatThrownBy(() -> add(boss, blue, Set.of(50), null, Set.of(stranger)))
        .isInstanceOf(InvalidRule.class);
    assertThatThrownBy(() -> add(boss, blue, Set.of(50), Role.CLIENT_VIEWER, Set.of()))
        .isInstanceOf(InvalidRule.class);
  }

  @Test
  void who_works_for_a_client_no_more_sees_its_notices_no_more() {
    TenantId blue = client();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    rule(blue, Promise.RESOLUTION, Set.of(50), Role.COORDINATOR, Set.of());
    open(blue, Duration.ofMinutes(130));
    sweep.sweep(blue);
    assertThat(told(boss)).hasSize(1);
    fixtures.grant(boss, fixtures.tenant(), Role.COORDINATOR);

    fixtures.moveTo(blue, TenantState.SUSPENDED);

    assertThat(told(boss)).isEmpty();
    assertThat(fixtures.as(boss, notices::unread)).isZero();
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    fixtures.inTransaction(
        tenant,
        () ->
            catalogue.publish(
                tenant,
                "office",
                BusinessCalendar.weekly(
                    ZoneId.of("Europe/Madrid"),
                    EnumSet.allOf(DayOfWeek.class),
                    BusinessCalendar.TimeRange.of("00:00", "24:00"))));
    publish(tenant, level(14_400L));
    return tenant;
  }

  private void publish(TenantId tenant, ServiceLevel level) {
    fixtures.inTransaction(tenant, () -> catalogue.publish(tenant, level));
  }

  /// An hour to begin, a target, and twice that for the slowest.
  private static ServiceLevel level(long target) {
    return new ServiceLevel(
        "standard",
        Map.of(3, target),
        Set.of("client"),
        Map.of(3, 3_600L),
        Map.of(3, 2 * target),
        ServiceLevel.USUAL_WARNINGS,
        ReopenRule.REST_OF_OLD);
  }

  private void rule(
      TenantId tenant, Promise promise, Set<Integer> percents, Role role, Set<PersonId> people) {
    at(tenant, Duration.ofDays(2), () -> desk.add(tenant, wanted(promise, percents, role, people)));
  }

  private long add(
      PersonId boss,
      TenantId tenant,
      Set<Integer> percents,
      @Nullable Role role,
      Set<PersonId> people) {
    return fixtures.as(
        boss, () -> desk.add(tenant, wanted(Promise.RESOLUTION, percents, role, people)));
  }

  private static AlertRule.Wanted wanted(
      Promise promise, Set<Integer> percents, @Nullable Role role, Set<PersonId> people) {
    return new AlertRule.Wanted(promise, percents, null, null, role, people, false);
  }

  private String open(TenantId tenant, Duration ago) {
    return at(
        tenant,
        ago,
        () ->
            cases
                .open(
                    tenant,
                    new NewCase("credit-note", "Refund", null, 3, null, null, null, Map.of()))
                .reference());
  }

  private CaseId id(TenantId tenant, String reference) {
    return fixtures.asJob(tenant, () -> cases.get(tenant, reference)).summary().id();
  }

  private void park(TenantId tenant, CaseId id, Duration ago) {
    at(
        tenant,
        ago,
        () -> {
          cases.park(tenant, id, 0, "client", null);
          return id;
        });
  }

  private <T> T at(TenantId tenant, Duration ago, Supplier<T> work) {
    return boundary.asJobAt("test", tenant, Instant.now().minus(ago), work);
  }

  private List<String> told(PersonId person) {
    return fixtures.as(person, notices::mine).stream()
        .map(notice -> notice.reference() + " " + notice.promise() + " " + notice.percent())
        .toList();
  }
}
