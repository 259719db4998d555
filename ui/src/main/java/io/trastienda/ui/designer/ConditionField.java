package io.trastienda.ui.designer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.catalogue.Condition;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a field is shown or required: another field, a test, and what it is tested against.
final class ConditionField extends Div {

  private final String id;
  private final Runnable typed;
  private final ComboBox<WorkType.Field> field;
  private final ComboBox<Condition.Test> test =
      new ComboBox<>(getTranslation("designer.condition.test"));
  private final Div against = new Div();
  private final Span problem = new Span();
  private Supplier<List<String>> values = List::of;
  private @Nullable Component input;

  /// A condition.
  ///
  /// @param id prefix of the inputs' ids
  /// @param label what the condition decides
  /// @param without what holds without a condition
  /// @param earlier the fields it may ask
  /// @param value the condition so far
  /// @param typed hears that something was typed
  ConditionField(
      String id,
      String label,
      String without,
      List<WorkType.Field> earlier,
      @Nullable Condition value,
      Runnable typed) {
    this.id = id;
    this.typed = typed;
    addClassName("designer-condition");
    field = new ComboBox<>(label);
    field.setItems(earlier);
    field.setItemLabelGenerator(one -> Formats.current().text(one.label()));
    field.setPlaceholder(without);
    field.setClearButtonVisible(true);
    field.setId(id + "-field");
    field.setManualValidation(true);
    test.setItemLabelGenerator(one -> getTranslation("designer.test." + one.name()));
    test.setId(id + "-test");
    test.setManualValidation(true);
    problem.addClassNames("small", "is-late");
    problem.getElement().setAttribute("role", "alert");
    if (value != null) {
      earlier.stream()
          .filter(one -> one.key().equals(value.field()))
          .findFirst()
          .ifPresent(field::setValue);
      offer(value.test());
      test.setValue(value.test());
      ask(value.values());
    } else {
      offer(null);
    }
    field.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        offer(null);
        ask(List.of());
        typed.run();
      }
    });
    test.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        ask(List.of());
        typed.run();
      }
    });
    add(field, test, against, problem);
  }

  /// Offers the tests that fit what the tested field holds, and one that stands already.
  private void offer(Condition.@Nullable Test known) {
    WorkType.Field tested = field.getValue();
    test.setVisible(tested != null);
    if (tested == null) {
      test.clear();
      return;
    }
    List<Condition.Test> fitting = tests(tested.type());
    Set<Condition.Test> offered = new LinkedHashSet<>(fitting);
    if (known != null) {
      offered.add(known);
    }
    test.setItems(offered);
    test.setValue(known == null ? fitting.getFirst() : known);
  }

  private static List<Condition.Test> tests(WorkType.FieldType type) {
    return switch (type) {
      case CHOICE, MULTI_CHOICE, TEXT, CUSTOMER ->
          List.of(
              Condition.Test.ONE_OF,
              Condition.Test.NONE_OF,
              Condition.Test.FILLED,
              Condition.Test.EMPTY);
      case NUMBER, AMOUNT, DATE ->
          List.of(
              Condition.Test.AT_LEAST,
              Condition.Test.AT_MOST,
              Condition.Test.FILLED,
              Condition.Test.EMPTY);
      case LONG_TEXT, ATTACHMENT, TABLE -> List.of(Condition.Test.FILLED, Condition.Test.EMPTY);
    };
  }

  private void ask(List<String> known) {
    against.removeAll();
    input = null;
    values = List::of;
    WorkType.Field tested = field.getValue();
    Condition.Test how = test.getValue();
    against.setVisible(false);
    if (tested == null || how == null) {
      return;
    }
    switch (how) {
      case FILLED, EMPTY -> {}
      case ONE_OF, NONE_OF -> {
        if (tested.type().chosen()) {
          choices(tested, known);
        } else {
          texts(known);
        }
      }
      case AT_LEAST, AT_MOST -> {
        if (tested.type() == WorkType.FieldType.DATE) {
          day(known);
        } else {
          number(known);
        }
      }
    }
  }

  private void choices(WorkType.Field tested, List<String> known) {
    MultiSelectComboBox<WorkType.Choice> choices =
        new MultiSelectComboBox<>(getTranslation("designer.condition.values"));
    choices.setItems(tested.choices());
    choices.setItemLabelGenerator(one -> Formats.current().text(one.name()));
    choices.setValue(
        tested.choices().stream()
            .filter(one -> known.contains(one.key()))
            .collect(Collectors.toSet()));
    Words.whenTyped(choices, typed);
    values =
        () ->
            tested.choices().stream()
                .filter(one -> choices.getValue().contains(one))
                .map(WorkType.Choice::key)
                .toList();
    show(choices);
  }

  private void texts(List<String> known) {
    TextField texts = new TextField(getTranslation("designer.condition.texts"));
    texts.setValue(String.join("; ", known));
    Words.lazily(texts, typed);
    values =
        () ->
            Stream.of(texts.getValue().split(";", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    show(texts);
  }

  private void number(List<String> known) {
    BigDecimalField number = new BigDecimalField(getTranslation("designer.condition.value"));
    number.setLocale(Formats.current().locale());
    if (!known.isEmpty()) {
      number.setValue(new BigDecimal(known.getFirst()));
    }
    number.setValueChangeMode(ValueChangeMode.LAZY);
    number.setValueChangeTimeout(Words.TYPED);
    Words.whenTyped(number, typed);
    values = () -> filled(number, BigDecimal::toPlainString);
    show(number);
  }

  private void day(List<String> known) {
    DatePicker day = DatePickerTexts.picker(getTranslation("designer.condition.value"));
    if (!known.isEmpty()) {
      day.setValue(LocalDate.parse(known.getFirst()));
    }
    Words.whenTyped(day, typed);
    values = () -> filled(day, LocalDate::toString);
    show(day);
  }

  private static <T> List<String> filled(
      HasValue<?, T> input, java.util.function.Function<T, String> write) {
    List<String> filled = new ArrayList<>();
    input.getOptionalValue().map(write).ifPresent(filled::add);
    return filled;
  }

  private void show(Component one) {
    one.setId(id + "-values");
    input = one;
    against.add(one);
    against.setVisible(true);
  }

  /// Whether something is still to be said before the condition can be judged; marks it.
  boolean incomplete() {
    problem.setText("");
    if (field.getValue() == null) {
      return false;
    }
    Condition.Test how = test.getValue();
    boolean open =
        how == null
            || (how != Condition.Test.FILLED
                && how != Condition.Test.EMPTY
                && values.get().isEmpty());
    if (open && input instanceof HasValidationProperties property) {
      property.setInvalid(true);
      property.setErrorMessage(getTranslation("designer.needed"));
    }
    return open;
  }

  /// Gives the condition, null for none.
  @Nullable Condition read() {
    WorkType.Field tested = field.getValue();
    return tested == null ? null : new Condition(tested.key(), test.getValue(), values.get());
  }

  void refuse(String words) {
    problem.setText(words);
  }
}
