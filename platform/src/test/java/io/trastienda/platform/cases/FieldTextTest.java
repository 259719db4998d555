package io.trastienda.platform.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.Limits;
import io.trastienda.platform.catalogue.WorkType.Choice;
import io.trastienda.platform.catalogue.WorkType.Field;
import io.trastienda.platform.catalogue.WorkType.FieldType;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldTextTest {

  private static final List<Choice> WAYS = List.of(choice("card"), choice("bank"), choice("cash"));

  @Test
  void keeps_several_choices_once_each_in_the_order_of_the_choices() {
    Field field = field(FieldType.MULTI_CHOICE, WAYS, Limits.NONE, List.of());

    assertThat(FieldText.checked(field, "cash,card, cash")).isEqualTo("card,cash");
    refuses(field, "card,moon", "one of [card, bank, cash], but is 'moon'");
  }

  @Test
  void holds_numbers_to_their_bounds() {
    Field field =
        field(
            FieldType.AMOUNT,
            List.of(),
            new Limits(BigDecimal.ZERO, new BigDecimal("1000"), null, null),
            List.of());

    assertThat(FieldText.checked(field, "1000.00")).isEqualTo("1000.00");
    refuses(field, "1000.01", "within 0 .. 1000, but is '1000.01'");
    refuses(field, "-0.01", "within 0 .. 1000");
  }

  @Test
  void holds_a_line_to_its_mask_and_length() {
    Field masked =
        field(FieldType.TEXT, List.of(), new Limits(null, null, null, "AA-99*"), List.of());
    Field small = field(FieldType.TEXT, List.of(), new Limits(null, null, 3, null), List.of());

    assertThat(FieldText.checked(masked, "ñz-07X")).isEqualTo("ñz-07X");
    refuses(masked, "F1-07X", "like AA-99*, but is 'F1-07X'");
    refuses(masked, "FF-07", "like AA-99*");
    refuses(small, "four", "at most 3 characters");
  }

  @Test
  void keeps_a_table_with_its_columns_in_order_and_without_empty_cells() {
    Field table =
        field(
            FieldType.TABLE,
            List.of(),
            Limits.NONE,
            List.of(
                Field.plain(
                    "line", LocalizedText.same("Line"), FieldType.TEXT, true, true, List.of()),
                Field.plain(
                    "net", LocalizedText.same("Net"), FieldType.AMOUNT, false, true, List.of())));

    assertThat(
            FieldText.checked(
                table, "[{\"net\":\"3.50\",\"line\":\"Cable\"},{\"line\":\"Box\",\"net\":\" \"}]"))
        .isEqualTo("[{\"line\":\"Cable\",\"net\":\"3.50\"},{\"line\":\"Box\"}]");
    refuses(table, "[{\"net\":\"3\"}]", "line 1, column line must be filled");
    refuses(table, "[{\"line\":\"a\",\"net\":\"x\"}]", "a number such as 1234.50");
    refuses(table, "[{\"line\":\"a\",\"tax\":\"1\"}]", "of columns [line, net], but is 'tax'");
    refuses(table, "{\"line\"", "a JSON array of lines");
    refuses(table, "[]", "1 to 200 lines");
  }

  private static void refuses(Field field, String value, String words) {
    assertThatThrownBy(() -> FieldText.checked(field, value))
        .isInstanceOf(InvalidCase.class)
        .hasMessageContaining(words);
  }

  private static Field field(
      FieldType type, List<Choice> choices, Limits limits, List<Field> columns) {
    return new Field(
        "f", LocalizedText.same("F"), type, false, true, choices, limits, null, null, columns);
  }

  private static Choice choice(String key) {
    return new Choice(key, LocalizedText.same(key));
  }
}
