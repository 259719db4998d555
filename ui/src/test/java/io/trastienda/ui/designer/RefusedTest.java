package io.trastienda.ui.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.Condition;
import io.trastienda.platform.catalogue.InvalidWorkType;
import io.trastienda.platform.catalogue.Limits;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.catalogue.WorkType.Field;
import io.trastienda.platform.catalogue.WorkType.FieldType;
import io.trastienda.ui.designer.Refused.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedTest {

  private static final LocalizedText NAME = LocalizedText.same("Name");

  @ParameterizedTest
  @MethodSource
  void a_refusal_of_the_catalogue_finds_its_input_and_its_words(
      Blueprint.Change wrong, Spot spot, String part, String rule) throws IOException {
    InvalidWorkType refusal =
        catchThrowableOfType(InvalidWorkType.class, () -> Blueprint.with(wrong).apply(plain()));

    Refused refused = Refused.of(refusal);

    assertThat(refused.spot()).isEqualTo(spot);
    assertThat(refused.part()).isEqualTo(part);
    assertThat(refused.rule()).isEqualTo(rule);
    assertThat(words()).containsKey("designer.rule." + rule);
  }

  static Stream<Arguments> a_refusal_of_the_catalogue_finds_its_input_and_its_words() {
    return Stream.of(
        wrong(type -> type.key = "No Key", Spot.KEY, "", "type-key"),
        wrong(type -> type.fields = List.of(line("a"), line("a")), Spot.KEY, "a", "once"),
        wrong(type -> type.fields = List.of(line("a b")), Spot.KEY, "a b", "key"),
        wrong(
            type -> type.fields = List.of(field("a", FieldType.CHOICE, Limits.NONE, null)),
            Spot.CHOICES,
            "a",
            "choices"),
        wrong(
            type -> type.fields = List.of(field("a", FieldType.TABLE, Limits.NONE, null)),
            Spot.COLUMNS,
            "a",
            "columns"),
        wrong(
            type ->
                type.fields =
                    List.of(
                        field(
                            "a",
                            FieldType.NUMBER,
                            new Limits(BigDecimal.TEN, BigDecimal.ONE, null, null),
                            null)),
            Spot.LIMITS,
            "a",
            "bounds"),
        wrong(
            type ->
                type.fields =
                    List.of(field("a", FieldType.TEXT, new Limits(null, null, 0, null), null)),
            Spot.LIMITS,
            "a",
            "length"),
        wrong(
            type ->
                type.fields =
                    List.of(
                        field(
                            "a",
                            FieldType.TEXT,
                            Limits.NONE,
                            new Condition("b", Condition.Test.FILLED, List.of())),
                        line("b")),
            Spot.VISIBLE_WHEN,
            "a",
            "condition-field"),
        wrong(
            type ->
                type.fields =
                    List.of(
                        line("a"),
                        field(
                            "b",
                            FieldType.TEXT,
                            Limits.NONE,
                            new Condition("a", Condition.Test.AT_LEAST, List.of("3")))),
            Spot.VISIBLE_WHEN,
            "b",
            "condition-compare"),
        wrong(type -> type.states = type.states.reversed(), Spot.STATES, "", "first-state"),
        wrong(type -> type.states = type.states.subList(0, 1), Spot.STATES, "", "closed-state"),
        wrong(
            type -> type.parkReasons = List.of(new WorkType.Choice("later", NAME)),
            Spot.STATES,
            "",
            "waiting-state"),
        wrong(
            type ->
                type.moves =
                    List.of(new WorkType.Move("open", "closed", List.of("gone"), List.of())),
            Spot.MOVE,
            "open>closed",
            "move-field"),
        wrong(
            type -> type.moves = List.of(WorkType.Move.free("open", "open")),
            Spot.MOVE,
            "open>open",
            "move"),
        wrong(
            type ->
                type.outcomes =
                    IntStream.rangeClosed(0, WorkType.MOST_OUTCOMES)
                        .mapToObj(number -> new WorkType.Choice("o" + number, NAME))
                        .toList(),
            Spot.OUTCOMES,
            "",
            "outcomes"),
        wrong(
            type ->
                type.outcomes =
                    List.of(new WorkType.Choice("a", NAME), new WorkType.Choice("a", NAME)),
            Spot.CHOICES,
            "outcome",
            "once"),
        wrong(
            type -> type.check = new WorkType.Check("gone", BigDecimal.ONE),
            Spot.CHECK,
            "",
            "check"),
        wrong(type -> type.unit = new WorkType.Unit(NAME, "gone"), Spot.UNIT, "", "unit"),
        wrong(type -> type.weight = 0, Spot.WEIGHT, "", "weight"));
  }

  @Test
  void parts_are_put_moved_and_taken_by_their_keys() {
    List<String> three = List.of("a", "b", "c");

    assertThat(Blueprint.moved(three, "b", -1, key -> key)).containsExactly("b", "a", "c");
    assertThat(Blueprint.moved(three, "c", 1, key -> key)).containsExactly("a", "b", "c");
    assertThat(Blueprint.without(three, "b", key -> key)).containsExactly("a", "c");
    assertThat(Blueprint.put(three, "d", key -> key)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void a_key_is_made_of_a_name() {
    assertThat(Texts.key("Motivo de la devolución (€)")).isEqualTo("motivo-de-la-devolucion");
  }

  private static Arguments wrong(Blueprint.Change change, Spot spot, String part, String rule) {
    return Arguments.of(change, spot, part, rule);
  }

  private static Field line(String key) {
    return field(key, FieldType.TEXT, Limits.NONE, null);
  }

  private static Field field(
      String key, FieldType type, Limits limits, @Nullable Condition visible) {
    return new Field(key, NAME, type, false, false, List.of(), limits, null, visible, List.of());
  }

  private static WorkType plain() {
    return new WorkType(
        "plain",
        NAME,
        List.of(
            new WorkType.State("open", NAME, NAME, StateCategory.OPEN),
            new WorkType.State("closed", NAME, NAME, StateCategory.CLOSED)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        NAME,
        List.of(),
        1,
        null,
        WorkType.Unit.ONE);
  }

  private static Properties words() throws IOException {
    Properties words = new Properties();
    try (InputStream bundle =
        RefusedTest.class.getResourceAsStream("/vaadin-i18n/designer_en.properties")) {
      words.load(bundle);
    }
    return words;
  }
}
