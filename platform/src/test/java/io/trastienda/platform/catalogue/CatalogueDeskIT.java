package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@PlatformIT
class CatalogueDeskIT {

  private final CatalogueDesk desk;
  private final TenantFixtures fixtures;

  CatalogueDeskIT(CatalogueDesk desk, TenantFixtures fixtures) {
    this.desk = desk;
    this.fixtures = fixtures;
  }

  @Test
  void gives_back_what_was_published() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);

    Plan plan = fixtures.asJob(blue, () -> desk.plan(blue, "credit-note"));

    assertThat(plan)
        .isEqualTo(
            new Plan(
                CatalogueFixtures.creditNote(),
                1,
                CatalogueFixtures.officeHours(),
                1,
                CatalogueFixtures.standard(),
                1));
    assertThat(fixtures.asJob(blue, () -> desk.workTypes(blue)))
        .extracting(WorkType::key)
        .containsExactly("credit-note", "incident");
  }

  @Test
  void publishing_the_same_again_changes_nothing() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);

    int calendar =
        fixtures.asJob(blue, () -> desk.publish(blue, "office", CatalogueFixtures.officeHours()));
    int level = fixtures.asJob(blue, () -> desk.publish(blue, CatalogueFixtures.standard()));
    int type =
        fixtures.asJob(
            blue, () -> desk.publish(blue, CatalogueFixtures.creditNote(), "standard", "office"));

    assertThat(calendar).isEqualTo(1);
    assertThat(level).isEqualTo(1);
    assertThat(type).isEqualTo(1);
  }

  @Test
  void a_new_version_leaves_the_old_one_as_it_was() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);
    BusinessCalendar holiday =
        CatalogueFixtures.officeHours().withSpecialDay(LocalDate.of(2026, 12, 25));

    int version = fixtures.asJob(blue, () -> desk.publish(blue, "office", holiday));

    Plan today = fixtures.asJob(blue, () -> desk.plan(blue, "credit-note"));
    Plan before = fixtures.asJob(blue, () -> desk.plan(blue, "credit-note", 1, 1, 1));
    assertThat(version).isEqualTo(2);
    assertThat(today.calendar()).isEqualTo(holiday);
    assertThat(today.calendarVersion()).isEqualTo(2);
    assertThat(before.calendar()).isEqualTo(CatalogueFixtures.officeHours());
  }

  @Test
  void what_rolled_back_is_not_remembered() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);
    ServiceLevel lost = ServiceLevel.of("standard", Map.of(1, 60L), Set.of());
    ServiceLevel kept = ServiceLevel.of("standard", Map.of(1, 120L), Set.of());

    assertThatThrownBy(() ->
            fixtures.inTransaction(
                blue,
                () -> {
                  desk.publish(blue, lost);
                  assertThat(desk.plan(blue, "incident").serviceLevel()).isEqualTo(lost);
                  throw new IllegalStateException("rolled back");
                }))
        .hasMessage("rolled back");
    fixtures.asJob(blue, () -> desk.publish(blue, kept));

    Plan plan = fixtures.asJob(blue, () -> desk.plan(blue, "incident"));
    assertThat(plan.serviceLevelVersion()).isEqualTo(2);
    assertThat(plan.serviceLevel()).isEqualTo(kept);
  }

  @Test
  void a_draft_touches_nobody_until_it_is_published() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);
    WorkTypeDraft seen = fixtures.asJob(blue, () -> desk.draft(blue, "credit-note"));
    WorkType type = seen.type();
    WorkType heavier =
        new WorkType(
            type.key(),
            type.name(),
            type.states(),
            type.moves(),
            type.parkReasons(),
            type.outcomes(),
            type.fields(),
            type.checklist(),
            type.procedure(),
            type.skills(),
            3,
            type.check(),
            type.unit());

    int first = fixtures.asJob(blue, () -> desk.saveDraft(blue, heavier, "standard", "office", 0));
    int second =
        fixtures.asJob(blue, () -> desk.saveDraft(blue, heavier, "standard", "office", first));

    assertThat(seen.revision()).isZero();
    assertThat(second).isEqualTo(2);
    assertThat(fixtures.asJob(blue, () -> desk.plan(blue, "credit-note")).workTypeVersion())
        .isEqualTo(1);
    assertThatThrownBy(() ->
            fixtures.asJob(blue, () -> desk.saveDraft(blue, heavier, "standard", "office", first)))
        .isInstanceOf(DraftChanged.class)
        .hasMessageContaining("newest revision 2, but was changed from 1");
    assertThatThrownBy(
            () -> fixtures.asJob(blue, () -> desk.publishDraft(blue, "credit-note", first)))
        .isInstanceOf(DraftChanged.class);
    assertThat(fixtures.asJob(blue, () -> desk.publishDraft(blue, "credit-note", second)))
        .isEqualTo(2);
    assertThat(fixtures.asJob(blue, () -> desk.drafts(blue))).isEmpty();
    assertThatThrownBy(() ->
            fixtures.asJob(blue, () -> desk.saveDraft(blue, heavier, "standard", "office", second)))
        .isInstanceOf(NoSuchEntry.class);
    assertThat(fixtures.asJob(blue, () -> desk.history(blue, "credit-note")))
        .extracting(PublishedType::version, published -> published.type().weight())
        .containsExactly(tuple(2, 3), tuple(1, 1));
    assertThat(fixtures.asJob(blue, () -> desk.calendars(blue))).containsOnlyKeys("office");
    assertThat(fixtures.asJob(blue, () -> desk.serviceLevels(blue))).containsOnlyKeys("standard");
  }

  @Test
  void hides_the_catalogue_of_one_client_from_every_other() {
    TenantId blue = fixtures.tenant();
    TenantId red = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);
    fixtures.asJob(blue, () -> desk.plan(blue, "incident"));

    assertThat(fixtures.asJob(red, () -> desk.workTypes(red))).isEmpty();
    assertThatThrownBy(() -> fixtures.asJob(red, () -> desk.plan(red, "incident")))
        .isInstanceOf(NoSuchEntry.class);
    assertThatThrownBy(() -> fixtures.asJob(red, () -> desk.plan(red, "incident", 1, 1, 1)))
        .isInstanceOf(NoSuchEntry.class);
  }

  @Test
  void refuses_a_work_type_tied_to_what_the_client_has_not() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);

    assertThatThrownBy(() ->
            fixtures.asJob(
                blue, () -> desk.publish(blue, CatalogueFixtures.incident(), "gold", "office")))
        .isInstanceOf(NoSuchEntry.class)
        .hasMessage("there is no service level 'gold' in this client's catalogue");
    assertThatThrownBy(() ->
            fixtures.asJob(
                blue, () -> desk.publish(blue, CatalogueFixtures.incident(), "standard", "moon")))
        .isInstanceOf(NoSuchEntry.class)
        .hasMessage("there is no calendar 'moon' in this client's catalogue");
  }

  @Test
  void calendars_and_levels_keep_their_versions() {
    TenantId blue = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, desk, blue);
    BusinessCalendar office = CatalogueFixtures.officeHours();
    BusinessCalendar holiday = office.withSpecialDay(LocalDate.of(2026, 12, 25));

    fixtures.asJob(blue, () -> desk.publish(blue, "office", holiday));

    assertThat(fixtures.asJob(blue, () -> desk.calendarHistory(blue, "office")))
        .extracting(PublishedVersion::version, PublishedVersion::definition)
        .containsExactly(tuple(2, holiday), tuple(1, office));
    assertThat(fixtures.asJob(blue, () -> desk.serviceLevelHistory(blue, "standard")))
        .extracting(PublishedVersion::version)
        .containsExactly(1);
    assertThatThrownBy(() -> fixtures.asJob(blue, () -> desk.calendarHistory(blue, "night")))
        .isInstanceOf(NoSuchEntry.class);
  }
}
