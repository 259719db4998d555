package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.TenantFixtures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@PlatformIT
class CaseChecksIT {

  private final CaseChecks checks;
  private final Replanning replanning;
  private final CaseDesk desk;
  private final DispatchDesk dispatch;
  private final CatalogueDesk catalogue;
  private final TenantFixtures fixtures;

  CaseChecksIT(
      CaseChecks checks,
      Replanning replanning,
      CaseDesk desk,
      DispatchDesk dispatch,
      CatalogueDesk catalogue,
      TenantFixtures fixtures) {
    this.checks = checks;
    this.replanning = replanning;
    this.desk = desk;
    this.dispatch = dispatch;
    this.catalogue = catalogue;
    this.fixtures = fixtures;
  }

  @Test
  void a_second_person_lets_a_case_pass_and_it_counts_for_the_first() {
    TenantId blue = client();
    PersonId maker = fixtures.person(blue, Role.AGENT);
    PersonId checker = fixtures.person(blue, Role.AGENT);
    CaseId id = ready(blue, maker, "250");
    long fence = fixtures.as(maker, () -> dispatch.claim(blue, id)).fence();

    assertThatThrownBy(() -> fixtures.run(maker, () -> desk.complete(blue, id, fence, "issued")))
        .isInstanceOf(CheckNeeded.class);
    fixtures.run(maker, () -> checks.ask(blue, id, fence, "issued", "see page 2"));
    var waiting = fixtures.as(checker, () -> checks.waiting(blue));
    assertThatThrownBy(() -> fixtures.run(maker, () -> checks.agree(blue, id, "")))
        .isInstanceOf(SamePerson.class);
    fixtures.run(checker, () -> checks.agree(blue, id, ""));

    assertThat(waiting).hasSize(1);
    assertThat(waiting.getFirst().own()).isFalse();
    assertThat(waiting.getFirst().note()).isEqualTo("see page 2");
    CaseDetail done = fixtures.as(maker, () -> desk.get(blue, id));
    assertThat(done.summary().category()).isEqualTo(StateCategory.CLOSED);
    assertThat(done.summary().outcome()).isEqualTo("issued");
    assertThat(done.summary().agent())
        .isEqualTo(fixtures.as(maker, () -> desk.get(blue, id)).summary().agent());
    assertThat(fixtures.as(checker, () -> checks.waiting(blue))).isEmpty();
    assertThatThrownBy(() -> fixtures.run(checker, () -> checks.agree(blue, id, "")))
        .isInstanceOf(WrongMove.class);
  }

  @Test
  void a_case_sent_back_waits_for_work_again_and_may_be_asked_for_again() {
    TenantId blue = client();
    PersonId maker = fixtures.person(blue, Role.AGENT);
    PersonId checker = fixtures.person(blue, Role.QUALITY);
    CaseId id = ready(blue, maker, "250");
    long fence = fixtures.as(maker, () -> dispatch.claim(blue, id)).fence();
    fixtures.run(maker, () -> checks.ask(blue, id, fence, "issued", ""));

    assertThatThrownBy(() -> fixtures.run(checker, () -> checks.sendBack(blue, id, " ")))
        .isInstanceOf(InvalidCase.class);
    fixtures.run(checker, () -> checks.sendBack(blue, id, "wrong payee"));
    long next = fixtures.as(maker, () -> dispatch.claim(blue, id)).fence();
    fixtures.run(maker, () -> checks.ask(blue, id, next, "issued", ""));

    assertThat(fixtures.as(checker, () -> checks.waiting(blue))).hasSize(1);
  }

  @Test
  void open_cases_come_under_new_versions_only_when_somebody_says_so() {
    TenantId blue = client();
    PersonId lead = fixtures.person(blue, Role.COORDINATOR);
    CaseId id = ready(blue, lead, "1");
    CaseId closed = ready(blue, lead, "1");
    fixtures.run(lead, () -> desk.cancel(blue, closed, "twice"));
    ServiceLevel slower = ServiceLevel.of("standard", Map.of(3, 400_000L), Set.of("client"));
    fixtures.asJob(blue, () -> desk.get(blue, id));
    fixtures.asJob(blue, () -> catalogue.publish(blue, slower));
    fixtures.asJob(
        blue,
        () ->
            catalogue.publish(
                blue,
                "office",
                CatalogueFixtures.officeHours().withSpecialDay(LocalDate.of(2026, 12, 25))));

    var preview = fixtures.as(lead, () -> replanning.preview(blue, "credit-note"));
    var before = fixtures.as(lead, () -> desk.get(blue, id)).summary().dueAt();
    int changed = fixtures.as(lead, () -> replanning.apply(blue, List.of(id, closed)));
    var after = fixtures.as(lead, () -> desk.get(blue, id));

    assertThat(preview).extracting(Replanning.Effect::id).containsExactly(id);
    assertThat(before).isEqualTo(preview.getFirst().dueBefore());
    assertThat(changed).isEqualTo(1);
    assertThat(after.summary().dueAt()).isEqualTo(preview.getFirst().dueAfter()).isAfter(before);
    assertThat(after.plan().serviceLevelVersion()).isEqualTo(2);
    assertThat(fixtures.as(lead, () -> replanning.preview(blue, "credit-note"))).isEmpty();
  }

  private TenantId client() {
    TenantId tenant = fixtures.tenant();
    CatalogueFixtures.publish(fixtures, catalogue, tenant);
    WorkType type = CatalogueFixtures.creditNote();
    WorkType checked =
        new WorkType(
            type.key(),
            type.name(),
            type.states(),
            type.moves(),
            type.parkReasons(),
            type.outcomes(),
            type.fields(),
            List.of(
                new WorkType.ChecklistItem(
                    "told", LocalizedText.same("Told"), false, WorkType.Evidence.NONE)),
            type.procedure(),
            type.skills(),
            type.weight(),
            new WorkType.Check("amount", new BigDecimal("100")),
            type.unit());
    fixtures.asJob(tenant, () -> catalogue.publish(tenant, checked, "standard", "office"));
    return tenant;
  }

  private CaseId ready(TenantId tenant, PersonId person, String amount) {
    return fixtures
        .as(
            person,
            () ->
                desk.open(
                    tenant,
                    new NewCase(
                        "credit-note",
                        "Refund",
                        null,
                        3,
                        null,
                        null,
                        null,
                        Map.of("invoice", "F-1", "amount", amount))))
        .id();
  }
}
