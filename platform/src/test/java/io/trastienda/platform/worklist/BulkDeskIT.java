package io.trastienda.platform.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NewCase;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.dispatch.CaseHeld;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.PickNotAllowed;
import io.trastienda.platform.dispatch.Place;
import io.trastienda.platform.dispatch.PlaceDesk;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.StaffingDesk;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One act on many cases of several clients: judged one by one, taken back one by one.
@PlatformIT
class BulkDeskIT {

  private static final BulkAct TAKE = new BulkAct.Take();
  private static final BulkAct RELEASE = new BulkAct.Release(Reason.NO_TIME);

  private final BulkDesk bulk;
  private final PlaceDesk places;
  private final CaseDesk cases;
  private final DispatchDesk dispatch;
  private final StaffingDesk staffing;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;

  BulkDeskIT(
      BulkDesk bulk,
      PlaceDesk places,
      CaseDesk cases,
      DispatchDesk dispatch,
      StaffingDesk staffing,
      CatalogueDesk catalogue,
      TenantFixtures fixtures) {
    this.bulk = bulk;
    this.places = places;
    this.cases = cases;
    this.dispatch = dispatch;
    this.staffing = staffing;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void takes_what_it_may_of_two_clients_and_takes_it_back() {
    TenantId blue = client();
    TenantId red = client();
    TenantId foreign = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    PersonId bob = fixtures.person(red, Role.AGENT);
    CaseId mine = open(blue);
    CaseId taken = open(red);
    CaseId hidden = open(foreign);
    fixtures.as(bob, () -> dispatch.claim(red, taken));

    BulkDone done = act(ann, blue, mine, TAKE);
    assertRefused(ann, red, taken, TAKE, CaseHeld.class);
    assertRefused(ann, foreign, hidden, TAKE, NoSuchTenant.class);
    Place held = place(ann, blue, mine);
    undo(ann, done);

    assertThat(held.holder()).isEqualTo(ann);
    assertThat(place(ann, blue, mine).state()).isEqualTo(QueueItem.State.WAITING);
    assertThat(fixtures.as(ann, () -> dispatch.next())).as("as if it had never been").isPresent();
  }

  @Test
  void what_happened_since_is_not_taken_back() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    CaseId untouched = open(blue);
    CaseId worked = open(blue);
    BulkDone first = act(ann, blue, untouched, TAKE);
    BulkDone second = act(ann, blue, worked, TAKE);
    fixtures.run(ann, () -> cases.start(blue, worked, second.after().fence()));

    undo(ann, first);
    assertThatThrownBy(() -> undo(ann, second)).isInstanceOf(MovedOn.class);

    assertThat(place(ann, blue, untouched).holder()).isNull();
    assertThat(place(ann, blue, worked).holder()).isEqualTo(ann);
  }

  @Test
  void parks_what_waits_and_what_is_held_and_brings_both_back() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    CaseId waiting = open(blue);
    CaseId held = open(blue);
    act(ann, blue, held, TAKE);
    BulkAct park = new BulkAct.Park("client", null);

    BulkDone one = act(ann, blue, waiting, park);
    BulkDone two = act(ann, blue, held, park);
    StateCategory parked = fixtures.as(ann, () -> cases.get(blue, held)).summary().category();
    undo(ann, one);
    undo(ann, two);

    assertThat(parked).isEqualTo(StateCategory.WAITING);
    assertThat(place(ann, blue, waiting).state()).isEqualTo(QueueItem.State.WAITING);
    assertThat(place(ann, blue, waiting).keptFor()).isNull();
    assertThat(place(ann, blue, held).holder()).isEqualTo(ann);
  }

  @Test
  void a_case_that_cannot_be_parked_goes_back_to_where_it_was() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    CaseId waiting = open(blue);

    assertRefused(ann, blue, waiting, new BulkAct.Park("no-such-reason", null), Refusal.class);

    assertThat(place(ann, blue, waiting).state()).isEqualTo(QueueItem.State.WAITING);
    assertThat(fixtures.as(ann, () -> dispatch.next())).isPresent();
  }

  @Test
  void coordinators_assign_and_rank_and_agents_do_not() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    CaseId id = open(blue);
    BulkAct assign = new BulkAct.Assign(ann);
    BulkAct rank = new BulkAct.Rank(1, Reason.URGENT);

    assertRefused(ann, blue, id, assign, NotAllowed.class);
    assertRefused(ann, blue, id, rank, NotAllowed.class);
    BulkDone assigned = act(boss, blue, id, assign);
    BulkDone ranked = act(boss, blue, id, rank);
    int shown =
        fixtures.as(boss, () -> dispatch.queue(QueueFilter.waiting(5))).getFirst().priority();
    assertThatThrownBy(() -> undo(boss, assigned)).isInstanceOf(MovedOn.class);
    undo(boss, ranked);
    undo(boss, assigned);

    assertThat(shown).isEqualTo(1);
    assertThat(place(boss, blue, id).keptFor()).isNull();
    assertThat(place(boss, blue, id).putTo()).isNull();
  }

  @Test
  void gives_back_and_takes_again_even_where_nobody_picks() {
    TenantId blue = client();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    CaseId id = open(blue);
    act(ann, blue, id, TAKE);
    fixtures.run(boss, () -> staffing.manualPick(blue, "credit-note", false));

    BulkDone given = act(ann, blue, id, RELEASE);
    assertRefused(bob, blue, id, TAKE, PickNotAllowed.class);
    undo(ann, given);
    BulkDone taken = act(boss, blue, id, RELEASE);
    assertThatThrownBy(() -> undo(ann, given)).isInstanceOf(MovedOn.class);
    undo(boss, taken);

    assertThat(place(boss, blue, id).keptFor()).isEqualTo(ann);
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    return tenant;
  }

  private CaseId open(TenantId tenant) {
    NewCase wanted = new NewCase("credit-note", "Sofa", null, 3, null, "email", null, Map.of());
    CaseSummary opened = fixtures.asJob(tenant, () -> cases.open(tenant, wanted));
    return opened.id();
  }

  private BulkDone act(PersonId person, TenantId tenant, CaseId id, BulkAct act) {
    return fixtures.as(person, () -> bulk.act(tenant, id, act));
  }

  private void undo(PersonId person, BulkDone done) {
    fixtures.run(person, () -> bulk.undo(done.tenant(), done));
  }

  private Place place(PersonId person, TenantId tenant, CaseId id) {
    return fixtures.as(person, () -> places.place(tenant, id));
  }

  private void assertRefused(
      PersonId person,
      TenantId tenant,
      CaseId id,
      BulkAct act,
      Class<? extends Throwable> refusal) {
    assertThatThrownBy(() -> act(person, tenant, id, act)).isInstanceOf(refusal);
  }
}
