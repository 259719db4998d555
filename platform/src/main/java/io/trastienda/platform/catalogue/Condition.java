package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.catalogue.WorkType.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// When a field is shown or required: what another field of the same case says.
///
/// Days compare as days, numbers and amounts as numbers, everything else as text.
///
/// @param field key of a field that stands before the one with the condition, so that no two fields
///   wait for each other
/// @param test how the value is tested
/// @param values what it is tested against: one or more for {@link Test#ONE_OF} and {@link
///   Test#NONE_OF}, exactly one for {@link Test#AT_LEAST} and {@link Test#AT_MOST}, none otherwise
public record Condition(String field, Test test, List<String> values) {

  /// How a value is tested.
  public enum Test {
    /// It has a value.
    FILLED,
    /// It has none.
    EMPTY,
    /// Its value, or one of its values, is listed.
    ONE_OF,
    /// None of its values is listed; an empty field passes.
    NONE_OF,
    /// Its number or day is the given one or above; an empty field fails.
    AT_LEAST,
    /// Its number or day is the given one or below; an empty field fails.
    AT_MOST
  }

  /// Copies the list.
  public Condition {
    values = values == null ? List.of() : List.copyOf(values);
  }

  /// Says whether the values of a case meet the condition.
  ///
  /// @param type what the tested field holds
  /// @param texts the case's values by field, as kept
  boolean holds(FieldType type, Map<String, String> texts) {
    String text = texts.getOrDefault(field, "");
    return switch (test) {
      case FILLED -> !text.isEmpty();
      case EMPTY -> text.isEmpty();
      case ONE_OF -> parts(type, text).stream().anyMatch(values::contains);
      case NONE_OF -> parts(type, text).stream().noneMatch(values::contains);
      case AT_LEAST -> !text.isEmpty() && compare(type, text) >= 0;
      case AT_MOST -> !text.isEmpty() && compare(type, text) <= 0;
    };
  }

  /// Refuses a condition that could never be judged.
  ///
  /// @param thing whose condition it is
  /// @param earlier the fields that stand before
  void require(Phrase thing, List<WorkType.Field> earlier) {
    WorkType.Field tested =
        earlier.stream()
            .filter(one -> one.key().equals(field))
            .findFirst()
            .orElseThrow(() ->
                new InvalidWorkType(
                    thing,
                    Phrase.of(
                        "on one of the fields before it, {list}",
                        Map.of("list", earlier.stream().map(WorkType.Field::key).toList())),
                    field));
    boolean compares = test == Test.AT_LEAST || test == Test.AT_MOST;
    boolean lists = test == Test.ONE_OF || test == Test.NONE_OF;
    boolean counted = compares ? values.size() == 1 : lists != values.isEmpty();
    if (!counted) {
      throw new InvalidWorkType(
          thing,
          compares
              ? Phrase.of("against one value")
              : lists ? Phrase.of("against at least one value") : Phrase.of("against no value"),
          values.toString());
    }
    if (compares) {
      requireComparable(thing, tested.type());
    } else if (lists && tested.type().chosen()) {
      Set<String> known = Set.copyOf(tested.choices().stream().map(WorkType.Choice::key).toList());
      values.stream()
          .filter(value -> !known.contains(value))
          .findFirst()
          .ifPresent(value -> {
            throw new InvalidWorkType(
                thing, Phrase.of("against choices of {field}", Map.of("field", field)), value);
          });
    }
  }

  private void requireComparable(Phrase thing, FieldType type) {
    try {
      compare(type, values.getFirst());
    } catch (IllegalArgumentException | DateTimeParseException _) {
      throw new InvalidWorkType(
          thing,
          Phrase.of("against a number or day, as field {field} holds", Map.of("field", field)),
          values.getFirst());
    }
  }

  private int compare(FieldType type, String text) {
    return switch (type) {
      case NUMBER, AMOUNT -> new BigDecimal(text).compareTo(new BigDecimal(values.getFirst()));
      case DATE -> LocalDate.parse(text).compareTo(LocalDate.parse(values.getFirst()));
      case TEXT, LONG_TEXT, CHOICE, MULTI_CHOICE, CUSTOMER, ATTACHMENT, TABLE ->
          throw new IllegalArgumentException(type + " does not compare");
    };
  }

  private static List<String> parts(FieldType type, String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    return type == FieldType.MULTI_CHOICE ? List.of(text.split(",", -1)) : List.of(text);
  }
}
