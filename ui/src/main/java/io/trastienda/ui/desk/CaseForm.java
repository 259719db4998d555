package io.trastienda.ui.desk;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a work type with the values of one case; tells what was typed two seconds after
/// the last key.
class CaseForm extends Div {

  private static final int AUTOSAVE = 2_000;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Currency currency;

  /// Hears what was typed.
  interface Typed {

    /// Takes one value.
    ///
    /// @param field key of the field
    /// @param text its value as text, empty if it was cleared
    void changed(String field, String text);
  }

  private record Entry(Component component, Setter set, String label) {}

  private interface Setter {
    void to(@Nullable String text);
  }

  CaseForm(
      List<WorkType.Field> fields,
      Map<String, String> values,
      Currency currency,
      boolean readOnly,
      Typed typed) {
    this.currency = currency;
    addClassName("fields");
    for (WorkType.Field field : fields) {
      Entry entry = entry(field, typed);
      entry.set().to(values.get(field.key()));
      if (entry.component() instanceof HasValueAndElement<?, ?> input) {
        input.setRequiredIndicatorVisible(field.required());
        input.setReadOnly(readOnly);
      }
      entry.component().setId("field-" + field.key());
      if (readOnly) {
        entry.component().addClassName("field-fixed");
      }
      entries.put(field.key(), entry);
      add(entry.component());
    }
  }

  private Entry entry(WorkType.Field field, Typed typed) {
    String label = Formats.current().text(field.label());
    String key = field.key();
    return switch (field.type()) {
      case TEXT -> {
        TextField line = new TextField(label);
        line.setMaxLength(500);
        line.setValueChangeMode(ValueChangeMode.LAZY);
        line.setValueChangeTimeout(AUTOSAVE);
        yield listening(line, label, key, typed, text -> text, text -> text);
      }
      case LONG_TEXT -> {
        TextArea lines = new TextArea(label);
        lines.addClassName("span");
        lines.setMaxLength(10_000);
        lines.setValueChangeMode(ValueChangeMode.LAZY);
        lines.setValueChangeTimeout(AUTOSAVE);
        yield listening(lines, label, key, typed, text -> text, text -> text);
      }
      case NUMBER, AMOUNT -> {
        BigDecimalField number = new BigDecimalField(label);
        number.setLocale(Formats.current().locale());
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setValueChangeTimeout(AUTOSAVE);
        if (field.type() == WorkType.FieldType.AMOUNT) {
          number.setPrefixComponent(new Span(currency.getSymbol(Formats.current().locale())));
          number.addClassName("field-amount");
        }
        yield listening(number, label, key, typed, BigDecimal::toPlainString, BigDecimal::new);
      }
      case DATE ->
          listening(
              DatePickerTexts.picker(label),
              label,
              key,
              typed,
              LocalDate::toString,
              LocalDate::parse);
      case CHOICE -> {
        ComboBox<WorkType.Choice> choice = new ComboBox<>(label);
        choice.setItems(field.choices());
        choice.setItemLabelGenerator(one -> Formats.current().text(one.name()));
        yield listening(
            choice,
            label,
            key,
            typed,
            WorkType.Choice::key,
            text ->
                field.choices().stream()
                    .filter(one -> one.key().equals(text))
                    .findFirst()
                    .orElse(null));
      }
    };
  }

  private static <C extends AbstractField<C, T>, T> Entry listening(
      C input,
      String label,
      String key,
      Typed typed,
      Function<T, String> write,
      Function<String, @Nullable T> read) {
    input.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        T value = change.getValue();
        valid(input);
        typed.changed(key, value == null ? "" : write.apply(value));
      }
    });
    return new Entry(
        input,
        text -> {
          T value = text == null ? null : read.apply(text);
          if (value == null) {
            ((HasValue<?, T>) input).clear();
          } else {
            input.setValue(value);
          }
        },
        label);
  }

  private static void valid(Component input) {
    if (input instanceof HasValidationProperties property) {
      property.setInvalid(false);
    }
  }

  /// Shows a value without telling anybody.
  void show(String field, String text) {
    Entry entry = entries.get(field);
    if (entry != null) {
      entry.set().to(text.isEmpty() ? null : text);
    }
  }

  /// Marks a field and says why.
  void refuse(String field, String words) {
    Entry entry = entries.get(field);
    if (entry != null && entry.component() instanceof HasValidationProperties property) {
      property.setInvalid(true);
      property.setErrorMessage(words);
    }
  }

  void focus(String field) {
    Entry entry = entries.get(field);
    if (entry != null && entry.component() instanceof com.vaadin.flow.component.Focusable<?> one) {
      one.focus();
    }
  }

  String label(String field) {
    Entry entry = entries.get(field);
    return entry == null ? field : entry.label();
  }

  void freeze() {
    entries
        .values()
        .forEach(entry -> {
          if (entry.component() instanceof HasValueAndElement<?, ?> input) {
            input.setReadOnly(true);
          }
        });
  }
}
