package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.CatalogueFixtures;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.ReopenRule;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.events.CaseFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// All times are UTC on Monday 2026-03-02; Madrid is an hour ahead, so the office opens at 8.
class CaseTest {

  private static final Plan PLAN =
      new Plan(
          CatalogueFixtures.creditNote(),
          1,
          CatalogueFixtures.officeHours(),
          1,
          CatalogueFixtures.standard(),
          1);

  @Test
  void a_case_worked_without_a_break_counts_its_working_time() {
    Case worked = opened(1);
    worked.start(at("09:00"));
    ready(worked);

    Step step = worked.complete(at("11:00"), "issued");

    assertThat(step.kind()).isEqualTo(CaseFact.Kind.COMPLETED);
    assertThat(step.completion())
        .isEqualTo(new CaseFact.Completion(1, "issued", 10_800, 10_800, true, BigDecimal.ONE, null));
    assertThat(step.dueAt()).isEqualTo(time("12:00"));
    assertThat(step.sequence()).isEqualTo(5);
  }

  @Test
  void a_listed_reason_stops_the_clock_and_another_does_not() {
    Case paused = opened(1);
    Case running = opened(1);

    Step listed = paused.park(at("09:00"), "client", null);
    Step other = running.park(at("09:00"), "courier", null);

    assertThat(listed.dueAt()).isNull();
    assertThat(other.dueAt()).isEqualTo(time("12:00"));
    assertThat(paused.resume(at("11:00")).dueAt()).isEqualTo(time("15:00"));
    assertThat(running.resume(at("11:00")).dueAt()).isEqualTo(time("12:00"));
  }

  @Test
  void a_reopened_case_goes_on_with_what_it_had_used() {
    Case worked = opened(1);
    ready(worked);
    worked.complete(at("09:00"), "issued");

    Step reopened = worked.reopen(at("11:00"), "wrong amount");
    Step again = worked.complete(at("12:00"), "rejected");

    assertThat(reopened.fromCategory()).isEqualTo(StateCategory.CLOSED);
    assertThat(again.completion())
        .isEqualTo(new CaseFact.Completion(2, "rejected", 7_200, 14_400, true, BigDecimal.ONE, null));
  }

  @Test
  void a_case_given_up_is_closed_and_not_completed() {
    Case worked = opened(1);

    Step step = worked.cancel(at("09:00"), "asked twice");

    assertThat(step.kind()).isEqualTo(CaseFact.Kind.CANCELLED);
    assertThat(step.state()).isEqualTo("cancelled");
    assertThat(step.completion()).isNull();
  }

  @Test
  void a_merged_case_stops_its_clock_and_completes_nothing() {
    Case worked = opened(1);
    worked.start(at("08:30"));

    Step step = worked.merge(at("10:00"), "ACM-2026-000002", new CaseId(2));

    assertThat(step.completion()).isNull();
    assertThat(step.reason()).isEqualTo("merged ACM-2026-000002");
    assertThat(worked.isOpen()).isFalse();
    assertThat(worked.clock().consumed(PLAN.calendar(), time("17:00"))).isEqualTo(7_200);
    assertThat(worked.mergedInto()).contains(2L);
  }

  @Test
  void a_part_that_its_parents_price_covers_says_so_at_each_completion() {
    Case part = opened(1);
    part.partOfParent();
    ready(part);

    CaseFact.Completion first = part.complete(at("09:00"), "issued").completion();
    part.reopen(at("10:00"), "wrong");
    CaseFact.Completion second = part.complete(at("11:00"), "issued").completion();

    assertThat(first)
        .isNotNull()
        .extracting(CaseFact.Completion::unbilled)
        .isEqualTo("PART_OF_PARENT");
    assertThat(second)
        .isNotNull()
        .extracting(CaseFact.Completion::unbilled)
        .isEqualTo("PART_OF_PARENT");
  }

  @Test
  void a_late_completion_says_so() {
    Case worked = opened(1);
    ready(worked);

    CaseFact.Completion completion = worked.complete(at("12:01"), "issued").completion();

    assertThat(completion).isNotNull().extracting(CaseFact.Completion::onTime).isEqualTo(false);
  }

  @Test
  void without_a_promise_nothing_is_on_time_or_late() {
    Plan plan =
        new Plan(
            PLAN.workType(), 1, PLAN.calendar(), 1, ServiceLevel.of("none", Map.of(), Set.of()), 1);
    Case worked = fresh(plan, 1);
    worked.open(new Act(time("08:00"), null, null, plan), Map.of("invoice", "F-1", "amount", "3"));
    worked.tick(new Act(time("08:00"), null, null, plan), "exists", true, "");

    CaseFact.Completion completion =
        worked.complete(new Act(time("09:00"), null, null, plan), "issued").completion();

    assertThat(completion).isNotNull().extracting(CaseFact.Completion::onTime).isNull();
  }

  @Test
  void lists_what_is_missing_before_it_completes() {
    Case worked = opened(1);

    assertThatThrownBy(() -> worked.complete(at("09:00"), "issued"))
        .isInstanceOfSatisfying(
            NotReady.class,
            refusal -> {
              assertThat(refusal.fields()).containsExactly("invoice", "amount");
              assertThat(refusal.items()).containsExactly("exists");
            });
  }

  @Test
  void refuses_moves_that_make_no_sense() {
    Case worked = opened(1);
    ready(worked);

    assertThatThrownBy(() -> worked.resume(at("09:00"))).isInstanceOf(WrongMove.class);
    assertThatThrownBy(() -> worked.reopen(at("09:00"), "why not")).isInstanceOf(WrongMove.class);
    worked.park(at("09:00"), "client", null);
    assertThatThrownBy(() -> worked.park(at("09:00"), "client", null))
        .isInstanceOf(WrongMove.class);
    worked.resume(at("09:30"));
    worked.complete(at("10:00"), "issued");
    assertThatThrownBy(() -> worked.complete(at("10:00"), "issued"))
        .hasMessage("case ACM-2026-000001 cannot go from 'done' to 'done'");
    assertThatThrownBy(() -> worked.start(at("10:00"))).isInstanceOf(WrongMove.class);
    assertThatThrownBy(() -> worked.cancel(at("10:00"), "late")).isInstanceOf(WrongMove.class);
    assertThatThrownBy(() -> worked.save(at("10:00"), Map.of())).isInstanceOf(WrongMove.class);
  }

  @Test
  void refuses_what_the_work_type_does_not_know() {
    Case worked = opened(1);
    ready(worked);

    assertThatThrownBy(() -> worked.complete(at("09:00"), "lost"))
        .hasMessage("outcome must be one of [issued, rejected], but is 'lost'");
    assertThatThrownBy(() -> worked.park(at("09:00"), "lunch", null))
        .hasMessage("park reason must be one of [client, courier], but is 'lunch'");
    assertThatThrownBy(() -> worked.park(at("09:00"), "client", time("08:59")))
        .isInstanceOf(InvalidCase.class);
    assertThatThrownBy(() -> worked.tick(at("09:00"), "moon", true, ""))
        .isInstanceOf(InvalidCase.class);
    for (var bad :
        Map.of("moon", "1", "amount", "12,50", "day", "3/3/2026", "method", "cash").entrySet()) {
      assertThatThrownBy(() -> worked.save(at("09:00"), Map.of(bad.getKey(), bad.getValue())))
          .isInstanceOf(InvalidCase.class);
    }
  }

  @Test
  void what_changes_nothing_is_no_step() {
    Case worked = opened(1);
    worked.start(act("09:00", "A-001"));
    ready(worked);

    assertThat(worked.start(act("09:01", "A-001"))).isEmpty();
    assertThat(worked.start(act("09:01", "A-002"))).isPresent();
    assertThat(worked.tick(at("09:02"), "exists", true, "")).isEmpty();
    assertThat(worked.save(at("09:02"), Map.of("invoice", "F-1"))).isEmpty();
    assertThat(
            worked
                .save(at("09:02"), Map.of("invoice", "F-2", "amount", " "))
                .orElseThrow()
                .change())
        .isEqualTo("amount, invoice");
  }

  @Test
  void moves_on_only_as_its_type_allows_and_with_what_the_move_asks_for() {
    WorkType free = CatalogueFixtures.creditNote();
    WorkType.Choice bank = new WorkType.Choice("bank", LocalizedText.same("Bank"));
    Plan plan =
        planned(
            type(
                free,
                List.of(
                    new WorkType.Move("new", "working", List.of("invoice"), List.of(bank)),
                    WorkType.Move.free("working", "new")),
                null));
    Case worked = fresh(plan, 1);
    worked.open(new Act(time("08:00"), null, null, plan), Map.of());
    Act act = new Act(time("09:00"), null, null, plan);

    assertThatThrownBy(() -> worked.move(act, "working", "bank")).isInstanceOf(NotReady.class);
    worked.save(act, Map.of("invoice", "F-1"));
    assertThatThrownBy(() -> worked.move(act, "working", null)).isInstanceOf(InvalidCase.class);
    assertThatThrownBy(() -> worked.move(act, "working", "moon")).isInstanceOf(InvalidCase.class);
    assertThatThrownBy(() -> worked.move(act, "done", null)).isInstanceOf(InvalidCase.class);
    Step step = worked.move(act, "working", "bank");

    assertThat(step.kind()).isEqualTo(CaseFact.Kind.MOVED);
    assertThat(step.reason()).isEqualTo("bank");
    assertThat(worked.move(act, "new", null).state()).isEqualTo("new");
    assertThatThrownBy(() -> worked.park(act, "client", null)).isInstanceOf(WrongMove.class);
  }

  @Test
  void a_large_amount_waits_for_a_second_person() {
    WorkType checked =
        type(
            CatalogueFixtures.creditNote(),
            List.of(),
            new WorkType.Check("amount", new BigDecimal("100")));
    Plan plan = planned(checked);
    Act act = new Act(time("09:00"), "A-001", 7L, plan);
    Case small = fresh(plan, 1);
    small.open(act, Map.of("invoice", "F-1", "amount", "100"));
    small.tick(act, "exists", true, "");
    Case large = fresh(plan, 1);
    large.open(act, Map.of("invoice", "F-1", "amount", "100.01"));
    large.tick(act, "exists", true, "");

    assertThatThrownBy(() -> small.askCheck(act, "issued")).isInstanceOf(InvalidCase.class);
    assertThat(small.complete(act, "issued").kind()).isEqualTo(CaseFact.Kind.COMPLETED);
    assertThatThrownBy(() -> large.complete(act, "issued")).isInstanceOf(CheckNeeded.class);
    assertThatThrownBy(() -> large.agree(act, "issued")).isInstanceOf(WrongMove.class);
    assertThat(large.askCheck(act, "issued").reason()).isEqualTo("second-person");
    assertThat(large.disagree(act).kind()).isEqualTo(CaseFact.Kind.RESUMED);
    large.askCheck(act, "issued");
    Step ended = large.agree(act, "issued");

    assertThat(ended.completion()).isNotNull();
    assertThat(large.asksForCheck()).isFalse();
  }

  @Test
  void a_completion_counts_the_units_that_its_type_prices() {
    Plan plan = planned(counted(CatalogueFixtures.creditNote(), "pages"));
    Act act = new Act(time("09:00"), null, null, plan);
    Case three = fresh(plan, 1);
    three.open(act, Map.of("invoice", "F-1", "amount", "3", "pages", "3.50"));
    three.tick(act, "exists", true, "");
    Case refused = fresh(plan, 1);
    refused.open(act, Map.of("invoice", "F-1", "amount", "3", "pages", "-1"));
    refused.tick(act, "exists", true, "");

    Step ended = three.complete(act, "issued");

    assertThat(ended.completion())
        .extracting(CaseFact.Completion::quantity)
        .isEqualTo(new BigDecimal("3.5"));
    assertThatThrownBy(() -> refused.complete(act, "issued"))
        .isInstanceOf(InvalidCase.class)
        .hasMessageContaining("quantity must be 0 to 1000000, exact to 6 decimals");
    for (String wrong : List.of("1000001", "0.0000001")) {
      refused.save(act, Map.of("pages", wrong));
      assertThatThrownBy(() -> refused.complete(act, "issued")).isInstanceOf(InvalidCase.class);
    }
    refused.save(act, Map.of("pages", "0"));
    assertThat(refused.complete(act, "issued").completion())
        .extracting(CaseFact.Completion::quantity)
        .isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void a_tick_that_needs_proof_is_refused_without() {
    WorkType type = CatalogueFixtures.creditNote();
    WorkType proven =
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
                    "exists", LocalizedText.same("Exists"), true, WorkType.Evidence.NOTE)),
            type.procedure(),
            type.skills(),
            type.weight(),
            null,
            type.unit());
    Plan plan = planned(proven);
    Case worked = fresh(plan, 1);
    Act act = new Act(time("09:00"), null, null, plan);
    worked.open(act, Map.of());

    assertThatThrownBy(() -> worked.tick(act, "exists", true, " "))
        .isInstanceOf(InvalidCase.class)
        .hasMessageContaining("evidence of checklist item exists");
    assertThat(worked.tick(act, "exists", true, "page 3")).isPresent();
    assertThat(worked.tick(act, "exists", true, "page 3")).isEmpty();
    assertThat(worked.tick(act, "exists", true, "page 4")).isPresent();
    assertThat(worked.tick(act, "exists", false, "")).isPresent();
  }

  @Test
  void a_contract_may_give_a_reopened_case_a_new_clock() {
    ServiceLevel old = CatalogueFixtures.standard();
    Plan plan =
        new Plan(
            PLAN.workType(),
            1,
            PLAN.calendar(),
            1,
            new ServiceLevel(
                old.key(),
                old.resolutionTargets(),
                old.pauseReasons(),
                Map.of(),
                Map.of(),
                ServiceLevel.USUAL_WARNINGS,
                ReopenRule.NEW_CLOCK),
            1);
    Case worked = fresh(plan, 1);
    worked.open(new Act(time("08:00"), null, null, plan), Map.of("invoice", "F-1", "amount", "3"));
    worked.tick(new Act(time("08:00"), null, null, plan), "exists", true, "");
    worked.complete(new Act(time("11:00"), null, null, plan), "issued");

    Step reopened = worked.reopen(new Act(time("14:00"), null, null, plan), "wrong amount");
    Step again = worked.complete(new Act(time("15:00"), null, null, plan), "issued");

    // 4 hours: 15:00 to 18:00 and 09:00 to 10:00 on the wall in Madrid
    assertThat(reopened.dueAt()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(again.completion()).isNotNull().extracting("businessSeconds").isEqualTo(3_600L);
  }

  @Test
  void other_versions_of_calendar_and_level_move_the_due_date_when_somebody_says_so() {
    Case worked = opened(1);
    Plan slower =
        new Plan(
            PLAN.workType(),
            1,
            PLAN.calendar(),
            1,
            ServiceLevel.of("standard", Map.of(1, 5 * 3_600L), Set.of()),
            2);
    Act act = new Act(time("09:00"), null, null, slower);

    assertThat(worked.dueUnder(slower)).isEqualTo(time("13:00"));
    assertThat(worked.dueAt()).isEqualTo(time("12:00"));
    Step step = worked.replan(act).orElseThrow();

    assertThat(step.dueAt()).isEqualTo(worked.dueAt());
    assertThat(worked.serviceLevelVersion()).isEqualTo(2);
    assertThat(worked.replan(act)).isEmpty();
  }

  /// A type that is priced by a number that its cases carry.
  private static WorkType counted(WorkType type, String field) {
    List<WorkType.Field> fields = new ArrayList<>(type.fields());
    fields.add(
        WorkType.Field.plain(
            field, LocalizedText.same(field), WorkType.FieldType.NUMBER, true, true, List.of()));
    return new WorkType(
        type.key(),
        type.name(),
        type.states(),
        type.moves(),
        type.parkReasons(),
        type.outcomes(),
        fields,
        type.checklist(),
        type.procedure(),
        type.skills(),
        type.weight(),
        null,
        new WorkType.Unit(LocalizedText.same("page"), field));
  }

  private static Plan planned(WorkType type) {
    return new Plan(type, 1, PLAN.calendar(), 1, PLAN.serviceLevel(), 1);
  }

  private static WorkType type(
      WorkType type, List<WorkType.Move> moves, WorkType.@Nullable Check check) {
    return new WorkType(
        type.key(),
        type.name(),
        type.states(),
        moves,
        type.parkReasons(),
        type.outcomes(),
        type.fields(),
        type.checklist(),
        type.procedure(),
        type.skills(),
        type.weight(),
        check,
        type.unit());
  }

  private static Case opened(int priority) {
    Case fresh = fresh(PLAN, priority);
    fresh.open(at("08:00"), Map.of());
    return fresh;
  }

  private static Case fresh(Plan plan, int priority) {
    return new Case(
        "ACM-2026-000001", null, plan, "Refund", priority, "q", null, null, time("08:00"));
  }

  private static void ready(Case worked) {
    worked.save(at("08:30"), Map.of("invoice", "F-1", "amount", "12.50"));
    worked.tick(at("08:30"), "exists", true, "");
  }

  private static Act at(String time) {
    return act(time, null);
  }

  private static Act act(String time, @Nullable String agent) {
    return new Act(time(time), agent, null, PLAN);
  }

  private static Instant time(String time) {
    return Instant.parse("2026-03-02T" + time + ":00Z");
  }
}
