package io.trastienda.tenantadmin.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateShelfTest {

  private static final TemplateShelf SHELF = new TemplateShelf();
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern EMPHASISED = Pattern.compile("(?<!\\*)\\*([^*]+)\\*(?!\\*)");

  static List<WorkTemplate> templates() {
    return SHELF.all();
  }

  @Test
  void holds_the_templates_in_their_order() {
    assertThat(SHELF.all())
        .extracting(template -> template.type().key())
        .containsExactly(
            "billing-adjustment",
            "credit-note",
            "invoice-issue",
            "order-management",
            "order-incident",
            "collections",
            "email-triage",
            "complaint",
            "hr-administration",
            "bank-reconciliation",
            "document-handling",
            "customer-notification",
            "incident");
    assertThat(SHELF.find("incident")).isPresent();
    assertThat(SHELF.find("harvest")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void names_everything_once(WorkTemplate template) {
    WorkType type = template.type();

    assertDistinct(type.states().stream().map(WorkType.State::key).toList());
    assertDistinct(type.outcomes().stream().map(WorkType.Choice::key).toList());
    assertDistinct(type.parkReasons().stream().map(WorkType.Choice::key).toList());
    assertDistinct(type.fields().stream().map(WorkType.Field::key).toList());
    assertDistinct(type.checklist().stream().map(WorkType.ChecklistItem::key).toList());
    assertThat(type.outcomes()).hasSizeBetween(1, 15);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void leads_from_every_state_to_completion_and_back(WorkTemplate template) {
    WorkType type = template.type();
    Set<String> states = new HashSet<>(type.states().stream().map(WorkType.State::key).toList());

    assertThat(type.states().getFirst().category()).isEqualTo(StateCategory.OPEN);
    assertThat(StateCategory.values()).allMatch(category -> type.first(category).isPresent());
    assertThat(type.moves())
        .allMatch(move -> states.contains(move.from()) && states.contains(move.to()));
    states.forEach(state ->
        assertThat(reachable(type, state))
            .as("from %s of %s", state, type.key())
            .containsAll(states));
  }

  /// The desk's own moves: start, park, resume, complete, reopen, cancel.
  @ParameterizedTest
  @MethodSource("templates")
  void lets_the_desk_move_a_case(WorkTemplate template) {
    WorkType type = template.type();
    String open = key(type, StateCategory.OPEN);
    String closed = key(type, StateCategory.CLOSED);

    for (WorkType.State state : type.states()) {
      if (state.category() != StateCategory.CLOSED) {
        assertThat(type.allows(state.key(), closed)).as("%s to %s", state.key(), closed).isTrue();
      }
      if (state.category() == StateCategory.WAITING || state.category() == StateCategory.CLOSED) {
        assertThat(type.allows(state.key(), open)).as("%s to %s", state.key(), open).isTrue();
        assertThat(type.allows(state.key(), key(type, StateCategory.IN_PROGRESS))).isTrue();
      }
      if (state.category() == StateCategory.IN_PROGRESS) {
        assertThat(type.allows(state.key(), key(type, StateCategory.WAITING))).isTrue();
      }
    }
    assertThat(type.allows(open, key(type, StateCategory.IN_PROGRESS))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void pauses_only_for_reasons_that_it_knows(WorkTemplate template) {
    assertThat(template.type().parkReasons())
        .extracting(WorkType.Choice::key)
        .containsAll(template.level().pauseReasons());
    assertThat(template.level().key()).isEqualTo(template.type().key());
    assertThat(template.level().resolutionTargets()).containsOnlyKeys(1, 2, 3, 4);
    assertThat(template.level().resolutionTargets().values().stream().toList()).isSorted();
  }

  @ParameterizedTest
  @MethodSource("offeredWork")
  void promises_a_first_action_before_the_end_and_a_tail_after_it(WorkTemplate template) {
    ServiceLevel level = template.level();

    for (int priority = 1; priority <= 4; priority++) {
      long target = level.target(priority).orElseThrow();
      assertThat(level.firstActionTarget(priority).orElseThrow()).isLessThanOrEqualTo(target);
      assertThat(level.tailLimit(priority).orElseThrow()).isGreaterThan(target);
    }
    assertThat(level.firstActionTargets().values().stream().toList()).isSorted();
    assertThat(level.tailLimits().values().stream().toList()).isSorted();
    assertThat(level.pauseReasons()).isNotEmpty();
  }

  /// The desk parks for a reason; a waiting state that none is called after could never be entered.
  @ParameterizedTest
  @MethodSource("templates")
  void calls_every_further_waiting_state_after_a_reason_to_park(WorkTemplate template) {
    WorkType type = template.type();

    assertThat(type.parkReasons())
        .extracting(WorkType.Choice::key)
        .containsAll(
            type.states().stream()
                .filter(state -> state.category() == StateCategory.WAITING)
                .skip(1)
                .map(WorkType.State::key)
                .toList());
  }

  /// A case above the limit waits for its second person where any other case waits.
  @ParameterizedTest
  @MethodSource("templates")
  void asks_for_nothing_on_the_desks_own_moves(WorkTemplate template) {
    WorkType type = template.type();
    List<String> usual =
        Stream.of(StateCategory.values()).map(category -> key(type, category)).toList();

    for (WorkType.State from : type.states()) {
      for (String to : usual) {
        boolean owed = from.category() != StateCategory.CLOSED || !to.equals(usual.getLast());
        if (owed && type.allows(from.key(), to)) {
          WorkType.Move move = type.move(from.key(), to).orElseThrow();
          assertThat(move.requiredFields()).as("%s to %s", from.key(), to).isEmpty();
        }
      }
    }
  }

  @Test
  void needs_a_second_person_where_money_or_a_name_may_go_wrong() {
    assertThat(
            SHELF.all().stream()
                .filter(template -> template.type().check() != null)
                .map(template -> template.type().key() + " " + template.type().check()))
        .containsExactly(
            "billing-adjustment Check[amountField=adjustment-amount, above=150]",
            "credit-note Check[amountField=gross-amount, above=300]",
            "invoice-issue Check[amountField=gross-amount, above=3000]",
            "order-incident Check[amountField=refund-amount, above=250]",
            "complaint Check[amountField=redress-amount, above=100]",
            "hr-administration Check[amountField=payroll-data, above=0]",
            "bank-reconciliation Check[amountField=write-off-amount, above=0]",
            "document-handling Check[amountField=mismatches, above=0]");
  }

  @Test
  void counts_lines_attempts_and_pages_where_those_are_priced() {
    assertThat(
            SHELF.all().stream()
                .filter(template -> template.type().unit().quantityField() != null)
                .map(template ->
                    template.type().unit().name().en()
                        + " by "
                        + template.type().unit().quantityField()))
        .containsExactly(
            "line by line-count",
            "contact attempt by contact-attempts",
            "statement line by line-count",
            "page by pages",
            "attempt by attempt-count");
  }

  @Test
  void wants_proof_where_an_error_would_be_critical() {
    assertThat(proofs(WorkType.Evidence.DOCUMENT))
        .containsExactly(
            "order-management/proof-kept",
            "complaint/final-letter",
            "hr-administration/documents-complete",
            "bank-reconciliation/evidence-kept");
    assertThat(proofs(WorkType.Evidence.NOTE))
        .containsExactly(
            "billing-adjustment/recalculated",
            "billing-adjustment/posted",
            "credit-note/dispatched",
            "invoice-issue/price-source-checked",
            "order-management/carrier-booked",
            "order-incident/carrier-contacted",
            "collections/authorisation-recorded",
            "complaint/acknowledged",
            "complaint/redress-approved",
            "hr-administration/approved",
            "hr-administration/entered",
            "bank-reconciliation/write-off-approved",
            "bank-reconciliation/signed-off",
            "document-handling/mismatches-decided",
            "document-handling/pages-match",
            "customer-notification/proof");
  }

  @Test
  void asks_for_day_and_amount_of_a_promise_and_for_the_authorisation_of_a_charge() {
    WorkType type = SHELF.find("collections").orElseThrow().type();

    assertThat(type.missing(Map.of("right-party", "yes", "contact-result", "promises")))
        .contains("promise-date", "promise-amount")
        .doesNotContain("payment-method", "authorisation");
    assertThat(
            type.missing(
                Map.of(
                    "right-party", "yes", "contact-result", "pays-now", "payment-method", "card")))
        .contains("authorisation")
        .doesNotContain("promise-date", "promise-amount");
    assertThat(type.move("calling", "promise").orElseThrow().requiredFields())
        .containsExactly("promise-date", "promise-amount");
    assertThat(type.move("calling", "charging").orElseThrow().requiredFields())
        .containsExactly("authorisation");
    assertThat(type.move("suspension-requested", "suspended").orElseThrow().requiredFields())
        .containsExactly("suspension-approval");
  }

  @Test
  void lets_a_credit_note_be_refused_without_amounts() {
    WorkType type = SHELF.find("credit-note").orElseThrow().type();
    Map<String, String> known = Map.of("original-invoice", "F-1", "reason-code", "tax");
    Map<String, String> refused = new HashMap<>(known);
    refused.put("decision", "none");
    Map<String, String> agreed = new HashMap<>(known);
    agreed.put("decision", "full");

    assertThat(type.missing(refused)).isEmpty();
    assertThat(type.missing(agreed))
        .containsExactly(
            "lines",
            "net-amount",
            "tax-amount",
            "gross-amount",
            "refund-method",
            "credit-note-number");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void offers_choices_where_a_field_asks_for_one(WorkTemplate template) {
    assertThat(
            template.type().fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream())))
        .allMatch(field -> field.type().chosen() == (field.choices().size() > 1));
  }

  /// Nobody may have a document at hand that a template demands before a case can be completed.
  @ParameterizedTest
  @MethodSource("templates")
  void never_requires_a_field_that_holds_documents(WorkTemplate template) {
    assertThat(template.type().fields())
        .filteredOn(field -> field.type() == WorkType.FieldType.ATTACHMENT)
        .allMatch(field -> !field.required() && field.requiredWhen() == null);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void demands_what_it_needs_only_where_it_is_shown(WorkTemplate template) {
    assertThat(template.type().fields())
        .filteredOn(field -> field.visibleWhen() != null)
        .allMatch(field -> !field.required());
    assertThat(template.type().missing(Map.of()))
        .allMatch(key -> template.type().field(key).orElseThrow().required());
  }

  /// What a procedure sets in italics is a button, reason or outcome: its very label.
  @ParameterizedTest
  @MethodSource("templates")
  void speaks_of_outcomes_and_reasons_by_their_labels(WorkTemplate template) {
    WorkType type = template.type();

    for (String language : List.of("es", "ca", "en")) {
      Locale locale = Locale.forLanguageTag(language);
      String procedure = type.procedure().in(locale);
      List<String> labels =
          Stream.concat(type.outcomes().stream(), type.parkReasons().stream())
              .map(choice -> choice.name().in(locale))
              .toList();

      assertThat(procedure.length()).isBetween(700, 2_500);
      Matcher emphasised = EMPHASISED.matcher(procedure);
      while (emphasised.find()) {
        assertThat(labels).contains(emphasised.group(1));
      }
    }
  }

  @Test
  void keeps_the_service_desk_as_its_log_knows_it() {
    WorkTemplate incident = SHELF.find("incident").orElseThrow();

    assertThat(incident.type().states())
        .extracting(WorkType.State::key, state -> state.name().in(Locale.ENGLISH))
        .containsExactly(
            tuple("new", "New"),
            tuple("active", "Active"),
            tuple("awaiting-user-info", "Awaiting User Info"),
            tuple("awaiting-vendor", "Awaiting Vendor"),
            tuple("awaiting-problem", "Awaiting Problem"),
            tuple("awaiting-evidence", "Awaiting Evidence"),
            tuple("resolved", "Resolved"),
            tuple("closed", "Closed"));
    assertThat(incident.type().moves()).isEmpty();
    assertThat(incident.type().fields()).noneMatch(WorkType.Field::required);
    assertThat(incident.level().resolutionTargets())
        .isEqualTo(Map.of(1, 14_400L, 2, 28_800L, 3, 144_000L, 4, 288_000L));
    assertThat(incident.level().pauseReasons()).containsExactly("awaiting-user-info");
  }

  @Test
  void says_the_name_in_three_languages() {
    LocalizedText name = SHELF.find("credit-note").orElseThrow().type().name();

    assertThat(List.of(name.es(), name.ca(), name.en()))
        .containsExactly("Abono", "Abonament", "Credit note");
  }

  static List<WorkTemplate> offeredWork() {
    return SHELF.all().stream()
        .filter(template -> !template.type().key().equals("incident"))
        .toList();
  }

  private static List<String> proofs(WorkType.Evidence evidence) {
    return SHELF.all().stream()
        .flatMap(template ->
            template.type().checklist().stream()
                .filter(item -> item.mandatory() && item.evidence() == evidence)
                .map(item -> template.type().key() + "/" + item.key()))
        .toList();
  }

  private static void assertDistinct(List<String> keys) {
    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> KEY.matcher(key).matches());
  }

  private static String key(WorkType type, StateCategory category) {
    return type.first(category).orElseThrow().key();
  }

  private static Set<String> reachable(WorkType type, String from) {
    Set<String> seen = new HashSet<>(Set.of(from));
    Deque<String> todo = new ArrayDeque<>(seen);
    while (!todo.isEmpty()) {
      String state = todo.pop();
      type.states().stream()
          .map(WorkType.State::key)
          .filter(next -> type.allows(state, next) && seen.add(next))
          .forEach(todo::push);
    }
    return seen;
  }
}
