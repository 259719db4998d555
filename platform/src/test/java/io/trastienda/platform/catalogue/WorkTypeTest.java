package io.trastienda.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import java.util.List;
import java.util.stream.IntStream;
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
        () -> type("a-b", STATES, List.of(new WorkType.Move("new", "moon")), List.of(), List.of()),
        "move must be between states it has, but is 'new -> moon'");
    refuses(
        () -> type("a-b", STATES, List.of(new WorkType.Move("new", "new")), List.of(), List.of()),
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
        key, name, states, moves, reasons, outcomes, List.of(), List.of(), name, List.of(), 1);
  }

  private static WorkType.State state(String key, StateCategory category) {
    return new WorkType.State(key, LocalizedText.same(key), LocalizedText.same(key), category);
  }

  private static WorkType.Choice choice(String key) {
    return new WorkType.Choice(key, LocalizedText.same(key));
  }
}
