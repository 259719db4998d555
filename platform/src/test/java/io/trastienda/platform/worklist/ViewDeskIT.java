package io.trastienda.platform.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Saved views: who sees them, who changes them, and what never comes into them.
@PlatformIT
class ViewDeskIT {

  private static final ViewContent LATE =
      new ViewContent(
          Set.of(),
          Set.of(QueueItem.State.WAITING),
          "credit-note",
          2,
          true,
          false,
          true,
          QueueFilter.Sort.PRIORITY,
          List.of(ViewColumn.LEVEL, ViewColumn.CLIENT));

  private final ViewDesk desk;
  private final PeopleDesk people;
  private final TenantFixtures fixtures;

  ViewDeskIT(ViewDesk desk, PeopleDesk people, TenantFixtures fixtures) {
    this.desk = desk;
    this.people = people;
    this.fixtures = fixtures;
  }

  @Test
  void a_view_comes_back_as_it_was_saved_for_its_owner_alone() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);

    SavedView saved = fixtures.as(ann, () -> desk.save(" Late credits ", LATE));

    assertThat(fixtures.as(ann, () -> desk.get(saved.id()))).isEqualTo(saved);
    assertThat(saved.name()).isEqualTo("Late credits");
    assertThat(saved.content()).isEqualTo(LATE);
    assertThat(fixtures.as(bob, () -> desk.views())).isEmpty();
    assertThatThrownBy(() -> fixtures.as(bob, () -> desk.get(saved.id())))
        .isInstanceOf(NoSuchView.class);
    assertThatThrownBy(() -> fixtures.run(bob, () -> desk.remove(saved.id())))
        .isInstanceOf(NoSuchView.class);
  }

  @Test
  void names_hold_no_address_and_no_long_number_and_are_used_once() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.as(ann, () -> desk.save("Q4, 2026", LATE));

    for (String wrong :
        List.of("", "x".repeat(41), "marta@acme.example", "Invoice 88213", "q4, 2026")) {
      assertThatThrownBy(() -> fixtures.as(ann, () -> desk.save(wrong, LATE)))
          .as(wrong)
          .isInstanceOf(InvalidView.class);
    }
    assertThat(fixtures.as(ann, () -> desk.views())).hasSize(1);
  }

  @Test
  void a_teams_view_names_its_client_only_and_reaches_nobody_elsewhere() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    PersonId bob = fixtures.person(blue, Role.AGENT);
    PersonId qa = fixtures.person(blue, Role.QUALITY);
    PersonId eve = fixtures.person(red, Role.AGENT);
    SavedView own = fixtures.as(ann, () -> desk.save("Ours", LATE.of(Set.of(blue, red))));

    fixtures.as(ann, () -> desk.shareWithTeam(blue, own.id()));

    assertThat(fixtures.as(bob, () -> desk.views()))
        .singleElement()
        .satisfies(view -> {
          assertThat(view.content().clients()).containsExactly(blue);
          assertThat(view.changeable()).isFalse();
        });
    assertThat(fixtures.as(eve, () -> desk.views())).isEmpty();
    assertThat(fixtures.as(qa, () -> desk.views())).isEmpty();
    assertThatThrownBy(() -> fixtures.as(bob, () -> desk.rename(own.id(), "Mine")))
        .isInstanceOf(ViewNotYours.class);
    SavedView changed = fixtures.as(ann, () -> desk.change(own.id(), 2, LATE.of(Set.of(red))));
    assertThat(changed.content().clients()).as("stays its client's").containsExactly(blue);
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.change(own.id(), 2, LATE)))
        .isInstanceOf(ViewChanged.class);
  }

  @Test
  void only_coordinators_give_a_view_to_all_staff_of_a_client() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    PersonId boss = fixtures.person(blue, Role.COORDINATOR);
    PersonId qa = fixtures.person(blue, Role.QUALITY);
    PersonId other = fixtures.person(fixtures.tenant(), Role.COORDINATOR);
    SavedView own = fixtures.as(ann, () -> desk.save("Morning", LATE));
    fixtures.as(ann, () -> desk.shareWithTeam(blue, own.id()));

    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.shareWithAll(blue, own.id())))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> fixtures.as(other, () -> desk.get(own.id())))
        .isInstanceOf(NoSuchView.class);
    fixtures.as(boss, () -> desk.shareWithAll(blue, own.id()));

    assertThat(fixtures.as(qa, () -> desk.views())).hasSize(1);
    assertThatThrownBy(() -> fixtures.run(ann, () -> desk.unshare(own.id())))
        .isInstanceOf(ViewNotYours.class);
    fixtures.run(boss, () -> desk.remove(own.id()));
    assertThat(fixtures.as(qa, () -> desk.views())).isEmpty();
    fixtures.as(boss, () -> desk.restore(own.id()));
    assertThat(fixtures.as(qa, () -> desk.views())).hasSize(1);
  }

  @Test
  void a_client_that_one_no_longer_serves_leaves_ones_views() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    fixtures.grant(ann, red, Role.AGENT);
    PersonId admin = fixtures.administrator();
    SavedView both = fixtures.as(ann, () -> desk.save("Both", LATE.of(Set.of(blue, red))));
    SavedView lost = fixtures.as(ann, () -> desk.save("Red", LATE.of(Set.of(red))));

    fixtures.run(admin, () -> people.revoke(ann, red, Role.AGENT));

    assertThat(fixtures.as(ann, () -> desk.get(both.id())).content().clients())
        .containsExactly(blue);
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.get(lost.id())))
        .as("or it would show everything")
        .isInstanceOf(NoSuchView.class);
  }

  @Test
  void views_are_put_in_another_order_and_a_removal_is_taken_back() {
    TenantId blue = fixtures.tenant();
    PersonId ann = fixtures.person(blue, Role.AGENT);
    SavedView one = fixtures.as(ann, () -> desk.save("One", LATE));
    SavedView two = fixtures.as(ann, () -> desk.save("Two", LATE));

    fixtures.run(ann, () -> desk.move(two.id(), -1));
    fixtures.run(ann, () -> desk.move(two.id(), -1));
    fixtures.run(ann, () -> desk.remove(one.id()));
    fixtures.as(ann, () -> desk.restore(one.id()));

    assertThat(fixtures.as(ann, () -> desk.views()))
        .extracting(SavedView::name)
        .containsExactly("Two", "One");
    assertThatThrownBy(() -> fixtures.as(ann, () -> desk.restore(one.id())))
        .isInstanceOf(NoSuchView.class);
  }

  @Test
  void whether_single_keys_do_something_is_kept_with_the_person() {
    PersonId ann = fixtures.person(fixtures.tenant(), Role.AGENT);

    boolean before = fixtures.as(ann, () -> people.me()).singleKeys();
    fixtures.run(ann, () -> people.prefer(Locale.ENGLISH, "dark", "compact", false));

    assertThat(before).isTrue();
    assertThat(fixtures.as(ann, () -> people.me()).singleKeys()).isFalse();
  }
}
