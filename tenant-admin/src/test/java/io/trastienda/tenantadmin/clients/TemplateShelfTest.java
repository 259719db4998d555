package io.trastienda.tenantadmin.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.WorkType;
import java.util.ArrayDeque;
import java.util.Deque;
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
            "credit-note", "collections", "order-incident", "email-triage", "incident");
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
  @MethodSource("templates")
  void offers_choices_where_a_field_asks_for_one(WorkTemplate template) {
    assertThat(template.type().fields())
        .allMatch(
            field -> (field.type() == WorkType.FieldType.CHOICE) == (field.choices().size() > 1));
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
