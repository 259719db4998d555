package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkTypeTest {

  private static final List<WorkType.State> STATES =
      List.of(state("new", StateCategory.OPEN), state("done", StateCategory.CLOSED));

  @Test
  void reads_back_what_it_wrote() {
    WorkType type = CatalogueFixtures.creditNote();

    assertThat(CatalogueJson.read(CatalogueJson.write(type), WorkType.class)).isEqualTo(type);
  }

  @Test
  void a_kind_whose_past_alone_is_kept_needs_no_outcomes() {
    assertThat(type("incident", STATES, List.of(), List.of(), List.of()).outcomes()).isEmpty();
  }

  @Test
  void refuses_a_key_that_files_could_not_hold() {
    refuses(() -> type("Credit note", STATES, List.of(), List.of(), List.of()), "key must be 2 to");
  }

  @Test
  void refuses_states_without_a_beginning_or_an_end() {
    refuses(
        () -> type("a-b", List.of(), List.of(), List.of(), List.of()),
        "first state must be one in category OPEN");
    refuses(
        () -> type("a-b", STATES.reversed(), List.of(), List.of(), List.of()),
        "first state must be one in category OPEN, but is 'done'");
    refuses(
        () -> type("a-b", STATES.subList(0, 1), List.of(), List.of(), List.of()),
        "states must be with at least one in CLOSED, but is 'new'");
  }

  @Test
  void refuses_a_key_used_twice() {
    refuses(
        () ->
            type(
                "a-b",
                List.of(STATES.getFirst(), STATES.getFirst(), STATES.getLast()),
                List.of(),
                List.of(),
                List.of()),
        "state key must be used once, but is 'new'");
  }

  @Test
  void refuses_moves_between_states_it_has_not() {
    refuses(
        () -> type("a-b", STATES, List.of(WorkType.Move.free("new", "moon")), List.of(), List.of()),
        "move must be between states it has, but is 'new -> moon'");
    refuses(
        () -> type("a-b", STATES, List.of(WorkType.Move.free("new", "new")), List.of(), List.of()),
        "move must be to another state");
  }

  @Test
  void refuses_reasons_to_park_without_a_place_to_park() {
    refuses(
        () -> type("a-b", STATES, List.of(), List.of(choice("client")), List.of()),
        "states must be with at least one in WAITING");
  }

  @Test
  void refuses_more_outcomes_than_anybody_reads() {
    List<WorkType.Choice> many =
        IntStream.rangeClosed(1, 16).mapToObj(number -> choice("o" + number)).toList();

    refuses(
        () -> type("a-b", STATES, List.of(), List.of(), many),
        "outcomes must be at most 15, but is '16'");
  }

  @Test
  void a_field_is_shown_and_required_as_the_fields_before_it_say() {
    WorkType type =
        with(
            field("kind", WorkType.FieldType.CHOICE, true, null, null),
            field("amount", WorkType.FieldType.AMOUNT, false, null, null),
            field(
                "carrier",
                WorkType.FieldType.TEXT,
                true,
                null,
                new Condition("kind", Condition.Test.ONE_OF, List.of("lost"))),
            field(
                "claim",
                WorkType.FieldType.TEXT,
                false,
                new Condition("amount", Condition.Test.AT_LEAST, List.of("100")),
                new Condition("carrier", Condition.Test.FILLED, List.of())));

    assertThat(type.missing(Map.of())).containsExactly("kind");
    assertThat(type.missing(Map.of("kind", "late", "amount", "500"))).isEmpty();
    assertThat(type.missing(Map.of("kind", "lost", "amount", "500"))).containsExactly("carrier");
    assertThat(type.missing(Map.of("kind", "lost", "amount", "99.99", "carrier", "x"))).isEmpty();
    assertThat(type.missing(Map.of("kind", "lost", "amount", "100", "carrier", "x")))
        .containsExactly("claim");
    // a carrier that is hidden shows nothing, whatever it says
    assertThat(type.shown(Map.of("kind", "late", "carrier", "x")))
        .extracting(WorkType.Field::key)
        .containsExactly("kind", "amount");
  }

  @Test
  void refuses_conditions_that_nobody_could_judge() {
    WorkType.Field kind = field("kind", WorkType.FieldType.CHOICE, true, null, null);
    refuses(
        () ->
            with(
                field(
                    "carrier",
                    WorkType.FieldType.TEXT,
                    true,
                    null,
                    new Condition("kind", Condition.Test.FILLED, List.of())),
                kind),
        "visibility of field carrier must be on one of the fields before it, [], but is 'kind'");
    refuses(
        () ->
            with(
                kind,
                field(
                    "carrier",
                    WorkType.FieldType.TEXT,
                    true,
                    new Condition("kind", Condition.Test.ONE_OF, List.of("moon")),
                    null)),
        "requirement of field carrier must be against choices of kind, but is 'moon'");
    refuses(
        () ->
            with(
                kind,
                field(
                    "carrier",
                    WorkType.FieldType.TEXT,
                    true,
                    new Condition("kind", Condition.Test.AT_MOST, List.of("3")),
                    null)),
        "against a number or day");
  }

  @Test
  void a_version_written_before_these_rules_reads_as_one_without_them() {
    String old =
        """
        {"key":"a-b","name":{"es":"K","ca":"K","en":"K"},
         "states":[
           {"key":"new","name":{"es":"N","ca":"N","en":"N"},
            "clientName":{"es":"N","ca":"N","en":"N"},"category":"OPEN"},
           {"key":"done","name":{"es":"D","ca":"D","en":"D"},
            "clientName":{"es":"D","ca":"D","en":"D"},"category":"CLOSED"}],
         "moves":[{"from":"new","to":"done"}],"parkReasons":[],"outcomes":[],
         "fields":[{"key":"invoice","label":{"es":"F","ca":"F","en":"F"},"type":"TEXT",
           "required":true,"clientVisible":true,"choices":[]}],
         "checklist":[{"key":"seen","label":{"es":"V","ca":"V","en":"S"},"mandatory":true}],
         "procedure":{"es":"P","ca":"P","en":"P"},"skills":[],"weight":1}
        """;

    WorkType read = CatalogueJson.read(old, WorkType.class);

    assertThat(read.unit()).isEqualTo(WorkType.Unit.ONE);
    assertThat(read.check()).isNull();
    assertThat(read.fields().getFirst().limits()).isEqualTo(Limits.NONE);
    assertThat(read.checklist().getFirst().evidence()).isEqualTo(WorkType.Evidence.NONE);
    assertThat(read.moves().getFirst().reasons()).isEmpty();
  }

  @Test
  void tells_two_versions_apart_in_the_order_in_which_they_are_read() {
    WorkType before =
        with(
            field("invoice", WorkType.FieldType.TEXT, false, null, null),
            field("day", WorkType.FieldType.DATE, false, null, null));
    WorkType after =
        with(
            field("amount", WorkType.FieldType.AMOUNT, false, null, null),
            field("invoice", WorkType.FieldType.TEXT, true, null, null));

    assertThat(WorkTypeChange.between(before, before)).isEmpty();
    assertThat(WorkTypeChange.between(before, after))
        .extracting(
            change -> change.part() + " " + change.kind() + " " + change.name().en(),
            WorkTypeChange::aspect)
        .containsExactly(
            tuple("FIELD REMOVED day", null),
            tuple("FIELD ADDED amount", null),
            tuple("FIELD CHANGED invoice", WorkTypeChange.Aspect.REQUIRED));
  }

  private static void refuses(Runnable making, String words) {
    assertThatThrownBy(making::run).isInstanceOf(InvalidWorkType.class).hasMessageContaining(words);
  }

  private static WorkType type(
      String key,
      List<WorkType.State> states,
      List<WorkType.Move> moves,
      List<WorkType.Choice> reasons,
      List<WorkType.Choice> outcomes) {
    LocalizedText name = LocalizedText.same("Kind");
    return new WorkType(
        key,
        name,
        states,
        moves,
        reasons,
        outcomes,
        List.of(),
        List.of(),
        name,
        List.of(),
        1,
        null,
        WorkType.Unit.ONE);
  }

  private static WorkType with(WorkType.Field... fields) {
    WorkType plain = type("a-b", STATES, List.of(), List.of(), List.of());
    return new WorkType(
        plain.key(),
        plain.name(),
        plain.states(),
        plain.moves(),
        plain.parkReasons(),
        plain.outcomes(),
        List.of(fields),
        plain.checklist(),
        plain.procedure(),
        plain.skills(),
        plain.weight(),
        plain.check(),
        plain.unit());
  }

  private static WorkType.Field field(
      String key,
      WorkType.FieldType type,
      boolean required,
      @Nullable Condition requiredWhen,
      @Nullable Condition visibleWhen) {
    return new WorkType.Field(
        key,
        LocalizedText.same(key),
        type,
        required,
        true,
        type.chosen() ? List.of(choice("lost"), choice("late")) : List.of(),
        Limits.NONE,
        requiredWhen,
        visibleWhen,
        List.of());
  }

  private static WorkType.State state(String key, StateCategory category) {
    return new WorkType.State(key, LocalizedText.same(key), LocalizedText.same(key), category);
  }

  private static WorkType.Choice choice(String key) {
    return new WorkType.Choice(key, LocalizedText.same(key));
  }
}
