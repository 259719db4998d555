package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/// Behind each number of the floor stand as many cases as it says.
@PlatformIT
@Import(DispatchFixtures.class)
class FloorWatchIT {

  private final FloorWatch watch;
  private final FloorDesk floor;
  private final StaffingDesk staffing;
  private final DispatchDesk desk;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;

  FloorWatchIT(
      FloorWatch watch,
      FloorDesk floor,
      StaffingDesk staffing,
      DispatchDesk desk,
      TenantFixtures fixtures,
      DispatchFixtures dispatch) {
    this.watch = watch;
    this.floor = floor;
    this.staffing = staffing;
    this.desk = desk;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
  }

  @Test
  void every_number_of_the_board_opens_its_cases() {
    TenantId blue = fixtures.tenant();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId ann = fixtures.person(blue, Role.AGENT);
    dispatch.open(blue, 3, Duration.ofHours(1), Duration.ofMinutes(30));
    dispatch.open(blue, 3, Duration.ofHours(10), Duration.ofDays(3));
    dispatch.open(blue, 3, Duration.ofHours(50), Duration.ofHours(-2));
    var old = dispatch.open(blue, 3, Duration.ofHours(100), null);
    var held = dispatch.open(blue, 3, Duration.ofHours(2), Duration.ofHours(-1));
    fixtures.as(ann, () -> desk.claim(blue, held.id()));
    fixtures.run(boss, () -> floor.assign(blue, old.id(), ann));

    FloorRow row = fixtures.as(boss, () -> desk.floor()).getFirst();

    assertThat(row.queue()).isEqualTo("main");
    assertThat(row.ages()).containsExactly(1, 1, 1, 1);
    assertThat(row.waiting()).isEqualTo(4);
    assertThat(row.unassigned()).isEqualTo(3);
    assertThat(row.overdue()).isEqualTo(2);
    assertThat(row.dueSoon()).isEqualTo(1);
    for (FloorFilter.Age age : FloorFilter.Age.values()) {
      assertThat(count(boss, Set.of(), age, null, false, null)).isEqualTo(1);
    }
    assertThat(count(boss, Set.of(QueueItem.State.WAITING), null, null, false, null)).isEqualTo(4);
    assertThat(count(boss, Set.of(), null, null, true, null)).isEqualTo(row.unassigned());
    assertThat(count(boss, Set.of(), null, FloorFilter.Due.OVERDUE, false, null)).isEqualTo(2);
    assertThat(count(boss, Set.of(), null, FloorFilter.Due.AT_RISK, false, null)).isEqualTo(1);
    assertThat(count(boss, Set.of(), null, FloorFilter.Due.TODAY, false, null))
        .isEqualTo(row.dueToday());
    assertThat(count(boss, Set.of(), null, null, false, ann)).isEqualTo(2);
    assertThat(
            fixtures.as(
                boss,
                () -> watch.cases(filter(Set.of(), FloorFilter.Age.OLDER, null, false, null))))
        .extracting(FloorCase::keptFor)
        .containsExactly(ann);
    RosterRow agent = fixtures.as(boss, () -> desk.roster()).getFirst();
    assertThat(agent.load()).isEqualTo(1);
    assertThat(agent.most()).isEqualTo(10);
    assertThat(agent.clients()).containsExactly(blue);
    assertThat(agent.heldSince()).isNotNull();
  }

  @Test
  void an_assigned_case_waits_for_its_agent_and_only_for_an_agent_of_the_client() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId stranger = fixtures.person(red, Role.AGENT);
    var told = dispatch.open(blue);

    fixtures.run(boss, () -> floor.assign(blue, told.id(), ann));

    assertThatThrownBy(() -> fixtures.run(boss, () -> floor.assign(blue, told.id(), stranger)))
        .isInstanceOf(NotTheirAgent.class);
    assertThat(fixtures.as(bob, () -> desk.next())).isEmpty();
    assertThat(fixtures.as(ann, () -> desk.next()).map(Offer::id)).contains(told.id());
    assertThatThrownBy(() -> fixtures.run(boss, () -> floor.assign(blue, told.id(), bob)))
        .isInstanceOf(CaseHeld.class);
    assertThat(dispatch.log(told)).containsExactly("ASSIGNED");
  }

  @Test
  void a_coordinator_reads_what_was_passed_over_at_the_own_clients_only() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId other = fixtures.person(red, Role.COORDINATOR);
    PersonId ann = fixtures.person(blue, Role.AGENT);
    var told = dispatch.open(blue);
    Offer offer = fixtures.as(ann, () -> desk.next()).orElseThrow();
    fixtures.run(ann, () -> desk.skip(blue, told.id(), offer.fence(), Reason.SKILL_MISSING));

    List<Move> moves = fixtures.as(boss, () -> watch.moves(List.of(Move.Kind.SKIPPED), since()));

    assertThat(moves).hasSize(1);
    assertThat(moves.getFirst().reference()).isEqualTo(told.reference());
    assertThat(moves.getFirst().reason()).isEqualTo(Reason.SKILL_MISSING);
    assertThat(fixtures.as(other, () -> watch.moves(List.of(Move.Kind.SKIPPED), since())))
        .isEmpty();
    assertThat(fixtures.as(other, () -> watch.count(filter(Set.of(), null, null, false, null))))
        .isZero();
  }

  @Test
  void shares_and_the_ways_of_queues_are_read_as_they_were_set() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId manager = fixtures.person(blue, Role.ACCOUNT_MANAGER);
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    dispatch.open(blue);

    assertThat(fixtures.as(boss, () -> watch.shares(blue)).getFirst().part()).isEqualTo(0.5);
    fixtures.run(boss, () -> staffing.share(blue, ann, 30, true));
    fixtures.run(boss, () -> staffing.push(blue, "main", true));
    fixtures.run(manager, () -> staffing.weigh(blue, 12));

    AgentShare share = fixtures.as(boss, () -> watch.shares(blue)).getFirst();
    assertThat(share.part()).isEqualTo(0.3);
    assertThat(share.dedicated()).isTrue();
    assertThat(fixtures.as(boss, () -> watch.modes(blue)))
        .containsExactly(new QueueMode("main", 1, null, true));
    assertThat(fixtures.as(boss, () -> watch.weight(blue))).isEqualTo(12);
    fixtures.run(boss, () -> staffing.unshare(blue, ann));
    assertThat(fixtures.as(boss, () -> watch.shares(blue)).getFirst().maxShare()).isNull();
  }

  private int count(
      PersonId boss,
      Set<QueueItem.State> states,
      FloorFilter.@Nullable Age age,
      FloorFilter.@Nullable Due due,
      boolean unassigned,
      @Nullable PersonId holder) {
    return fixtures.as(boss, () -> watch.count(filter(states, age, due, unassigned, holder)));
  }

  private static FloorFilter filter(
      Set<QueueItem.State> states,
      FloorFilter.@Nullable Age age,
      FloorFilter.@Nullable Due due,
      boolean unassigned,
      @Nullable PersonId holder) {
    return new FloorFilter(Set.of(), null, null, states, age, due, unassigned, holder, 0, 50);
  }

  private static Instant since() {
    return Instant.now().minus(Duration.ofHours(1));
  }
}
