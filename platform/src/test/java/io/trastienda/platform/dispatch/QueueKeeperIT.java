package io.trastienda.platform.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.CaseFact.Kind;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@PlatformIT
@Import(DispatchFixtures.class)
class QueueKeeperIT {

  private final DispatchDesk desk;
  private final TenantFixtures fixtures;
  private final DispatchFixtures dispatch;

  QueueKeeperIT(DispatchDesk desk, TenantFixtures fixtures, DispatchFixtures dispatch) {
    this.desk = desk;
    this.fixtures = fixtures;
    this.dispatch = dispatch;
  }

  @Test
  void follows_a_case_from_its_opening_to_its_end() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    List<String> states = new ArrayList<>();

    var told = dispatch.open(blue);
    states.add(dispatch.state(told));
    fixtures.as(ann, () -> desk.next());
    dispatch.tell(told, Kind.STARTED, 2, StateCategory.IN_PROGRESS);
    dispatch.tell(told, Kind.UPDATED, 3, StateCategory.IN_PROGRESS);
    states.add(dispatch.state(told));
    dispatch.tell(told, Kind.PARKED, 4, StateCategory.WAITING);
    states.add(dispatch.state(told));
    dispatch.tell(told, Kind.RESUMED, 5, StateCategory.OPEN);
    states.add(dispatch.state(told));
    fixtures.as(ann, () -> desk.next());
    dispatch.tell(told, Kind.COMPLETED, 6, StateCategory.CLOSED);
    states.add(dispatch.state(told));
    dispatch.tell(told, Kind.REOPENED, 7, StateCategory.OPEN);
    states.add(dispatch.state(told));

    assertThat(states).containsExactly("WAITING", "HELD", "PARKED", "WAITING", "none", "WAITING");
    assertThat(dispatch.intervals(blue)).hasSize(2);
  }

  @Test
  void an_older_or_repeated_step_changes_nothing() {
    TenantId blue = fixtures.tenant();
    var told = dispatch.open(blue);
    dispatch.tell(told, Kind.PARKED, 4, StateCategory.WAITING);

    dispatch.tell(told, Kind.UPDATED, 2, StateCategory.OPEN);
    dispatch.tell(told, Kind.COMPLETED, 3, StateCategory.CLOSED);
    dispatch.tell(told, Kind.RESUMED, 4, StateCategory.OPEN);

    assertThat(dispatch.state(told)).isEqualTo("PARKED");
  }

  @Test
  void a_parked_case_says_when_it_returns_in_the_queue_and_on_the_floor() {
    TenantId blue = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    var told = dispatch.open(blue);
    Instant wakes = Instant.parse("2031-05-06T07:08:09Z");

    dispatch.tell(blue, List.of(dispatch.parked(told, 2, wakes)));

    QueueFilter all = filter(Set.of(), Set.of(), false, false, null, 0, 9);
    assertThat(fixtures.as(coordinator, () -> desk.queue(all)))
        .extracting(QueueItem::wakesAt)
        .containsExactly(wakes);
    assertThat(fixtures.as(coordinator, () -> desk.floor()))
        .extracting(FloorRow::returns)
        .containsExactly(wakes);
    dispatch.tell(told, Kind.RESUMED, 3, StateCategory.OPEN);
    assertThat(fixtures.as(coordinator, () -> desk.queue(all)).getFirst().wakesAt()).isNull();
  }

  @Test
  void takes_only_where_a_replayed_case_stands_at_the_end() {
    TenantId blue = fixtures.tenant();
    Instant past = Instant.parse("2016-03-01T08:00:00Z");
    var open = new DispatchFixtures.Told(blue, dispatch.id(), 3, past, null);
    var parked = new DispatchFixtures.Told(blue, dispatch.id(), 3, past, null);
    var closed = new DispatchFixtures.Told(blue, dispatch.id(), 3, past, null);
    List<CaseFact> past3 =
        List.of(
            dispatch.step(open, Kind.OPENED, 1, StateCategory.OPEN, true),
            dispatch.step(open, Kind.COMPLETED, 2, StateCategory.CLOSED, true),
            dispatch.step(open, Kind.REOPENED, 3, StateCategory.IN_PROGRESS, true),
            dispatch.step(parked, Kind.OPENED, 1, StateCategory.OPEN, true),
            dispatch.step(parked, Kind.PARKED, 2, StateCategory.WAITING, true),
            dispatch.step(closed, Kind.OPENED, 1, StateCategory.OPEN, true),
            dispatch.step(closed, Kind.COMPLETED, 2, StateCategory.CLOSED, true));
    List<CaseFact> shuffled = new ArrayList<>(past3);
    Collections.reverse(shuffled);

    dispatch.tell(blue, shuffled);

    assertThat(List.of(dispatch.state(open), dispatch.state(parked), dispatch.state(closed)))
        .containsExactly("WAITING", "PARKED", "none");
    assertThat(dispatch.log(open)).isEmpty();
  }

  @Test
  void counts_the_floor_of_the_clients_that_a_coordinator_serves() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    fixtures.grant(coordinator, red, Role.AGENT);
    PersonId ann = fixtures.person(blue, Role.AGENT);
    Duration hour = Duration.ofHours(1);
    dispatch.open(red);
    dispatch.open(blue, 3, hour, hour.negated().dividedBy(2));
    dispatch.open(blue, 3, hour.multipliedBy(5), hour.dividedBy(2));
    dispatch.open(blue, 3, hour.multipliedBy(25), null);
    var oldest = dispatch.open(blue, 3, hour.multipliedBy(100), hour.multipliedBy(9));
    var over = dispatch.open(blue, 1, hour, hour.multipliedBy(9));
    fixtures.as(ann, () -> desk.claim(blue, over.id()));
    dispatch.runOut(over);
    var held = dispatch.open(blue, 2, hour, hour.dividedBy(2));
    fixtures.as(ann, () -> desk.claim(blue, held.id()));
    var parked = dispatch.open(blue, 2, hour, hour.negated().dividedBy(2));
    dispatch.tell(parked, Kind.PARKED, 2, StateCategory.WAITING);

    List<FloorRow> floor = fixtures.as(coordinator, () -> desk.floor());

    FloorRow row = floor.getFirst();
    assertThat(floor).hasSize(1);
    assertThat(row.tenant()).isEqualTo(blue);
    assertThat(row.workType()).isEqualTo("complaint");
    assertThat(List.of(row.waiting(), row.held(), row.parked(), row.overdue(), row.dueSoon()))
        .containsExactly(5, 1, 1, 2, 2);
    assertThat(row.ages()).containsExactly(2, 1, 1, 1);
    assertThat(row.oldest())
        .isBetween(oldest.openedAt().minusMillis(1), oldest.openedAt().plusMillis(1));
  }

  @Test
  void shows_the_agents_with_what_they_hold_for_these_clients_only() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId coordinator = fixtures.person(blue, Role.COORDINATOR);
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    fixtures.person(red, Role.AGENT);
    var here = dispatch.open(blue);
    var there = dispatch.open(red);
    fixtures.as(ann, () -> desk.claim(red, there.id()));
    fixtures.as(ann, () -> desk.claim(blue, here.id()));
    fixtures.run(ann, () -> desk.presence(Presence.ON_QUEUE));

    List<RosterRow> roster = fixtures.as(coordinator, () -> desk.roster());

    assertThat(roster).extracting(RosterRow::person).containsExactly(ann, bob);
    assertThat(roster)
        .extracting(RosterRow::presence)
        .containsExactly(Presence.ON_QUEUE, Presence.OFF);
    assertThat(roster).extracting(RosterRow::held).containsExactly(1, 0);
    assertThat(roster.getFirst().holding())
        .isNotNull()
        .extracting(QueueItem::id)
        .isEqualTo(here.id());
    assertThat(fixtures.as(ann, () -> desk.presence())).isEqualTo(Presence.ON_QUEUE);
    assertThat(fixtures.as(bob, () -> desk.presence())).isEqualTo(Presence.OFF);
  }

  @Test
  void lists_the_queue_by_due_time_page_by_page_with_every_filter() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    TenantId foreign = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.COORDINATOR);
    Duration hour = Duration.ofHours(1);
    var never = dispatch.open(blue, 3, hour, null);
    var later = dispatch.open(red, 3, hour, hour.multipliedBy(2));
    var late = dispatch.open(blue, 1, hour, hour.negated().dividedBy(2));
    var parked = dispatch.open(blue, 2, hour, hour);
    dispatch.open(foreign);
    fixtures.as(ann, () -> desk.claim(blue, parked.id()));
    dispatch.tell(parked, Kind.PARKED, 2, StateCategory.WAITING);
    QueueFilter all = filter(Set.of(), Set.of(), false, false, null, 0, 200);

    assertThat(ids(ann, all)).containsExactly(late.id(), parked.id(), later.id(), never.id());
    assertThat(ids(ann, filter(Set.of(), Set.of(), false, false, null, 1, 2)))
        .containsExactly(parked.id(), later.id());
    assertThat(ids(ann, QueueFilter.waiting(5))).containsExactly(late.id(), later.id(), never.id());
    assertThat(ids(ann, filter(Set.of(red, foreign), Set.of(), false, false, null, 0, 9)))
        .containsExactly(later.id());
    assertThat(ids(ann, filter(Set.of(), Set.of(), true, false, null, 0, 9)))
        .containsExactly(late.id());
    assertThat(ids(ann, filter(Set.of(), Set.of(), false, true, null, 0, 9)))
        .containsExactly(parked.id());
    assertThat(ids(ann, filter(Set.of(), Set.of(), false, false, never.reference(), 0, 9)))
        .contains(never.id());
    assertThat(
            ids(
                ann,
                filter(
                    Set.of(),
                    Set.of(QueueItem.State.PARKED, QueueItem.State.HELD),
                    false,
                    false,
                    null,
                    0,
                    9)))
        .containsExactly(parked.id());
    assertThat(fixtures.as(ann, () -> desk.count(all))).isEqualTo(4);
  }

  private List<io.trastienda.platform.CaseId> ids(PersonId person, QueueFilter filter) {
    return fixtures.as(person, () -> desk.queue(filter)).stream().map(QueueItem::id).toList();
  }

  private static QueueFilter filter(
      Set<TenantId> tenants,
      Set<QueueItem.State> states,
      boolean overdue,
      boolean mine,
      @org.jspecify.annotations.Nullable String reference,
      int offset,
      int limit) {
    return new QueueFilter(tenants, states, null, null, overdue, mine, reference, offset, limit);
  }
}
