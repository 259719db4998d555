package io.trastienda.ui.desk;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a work type with the values of one case; tells what was typed two seconds after
/// the last key.
class CaseForm extends Div {

  private static final int AUTOSAVE = 2_000;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> values;
  private final WorkType type;

  /// Hears what was typed.
  interface Typed {

    /// Takes one value.
    ///
    /// @param field key of the field
    /// @param text its value as text, empty if it was cleared
    void changed(String field, String text);
  }

  /// One input of a form.
  ///
  /// @param component what is on the screen
  /// @param set shows a value
  /// @param label its name in the reader's language
  record Entry(Component component, Setter set, String label) {}

  /// Shows a value, null for none.
  interface Setter {
    void to(@Nullable String text);
  }

  /// A form of a work type.
  ///
  /// @param type its fields; which are shown follows what is typed
  /// @param kept the case's values
  /// @param currency of the client
  /// @param readOnly whether nothing can be typed
  /// @param shelf the case's documents
  /// @param typed hears every value that was typed
  CaseForm(
      WorkType type,
      Map<String, String> kept,
      Currency currency,
      boolean readOnly,
      DocumentsField.Shelf shelf,
      Typed typed) {
    this.type = type;
    this.values = new HashMap<>(kept);
    addClassName("fields");
    Typed heard =
        (field, text) -> {
          values.put(field, text);
          follow();
          typed.changed(field, text);
        };
    for (WorkType.Field field : type.fields()) {
      Entry entry =
          field.type() == WorkType.FieldType.ATTACHMENT
              ? documents(field, shelf, heard)
              : entry(field, currency, heard);
      entry.set().to(kept.get(field.key()));
      if (entry.component() instanceof HasValueAndElement<?, ?> input) {
        input.setReadOnly(readOnly);
      }
      entry.component().setId("field-" + field.key());
      if (readOnly) {
        entry.component().addClassName("field-fixed");
      }
      entries.put(field.key(), entry);
      add(entry.component());
    }
    follow();
  }

  /// Shows and demands what the values ask for.
  private void follow() {
    Set<String> shown =
        type.shown(values).stream().map(WorkType.Field::key).collect(Collectors.toSet());
    Set<String> missing = Set.copyOf(type.missing(values));
    Map<String, String> without = new HashMap<>(values);
    for (WorkType.Field field : type.fields()) {
      Component input = Objects.requireNonNull(entries.get(field.key())).component();
      input.setVisible(shown.contains(field.key()));
      if (input instanceof HasValueAndElement<?, ?> one) {
        String kept = without.remove(field.key());
        one.setRequiredIndicatorVisible(
            missing.contains(field.key()) || type.missing(without).contains(field.key()));
        if (kept != null) {
          without.put(field.key(), kept);
        }
      }
    }
  }

  private static Entry documents(WorkType.Field field, DocumentsField.Shelf shelf, Typed typed) {
    String label = Formats.current().text(field.label());
    DocumentsField documents = new DocumentsField(label, shelf);
    documents.addClassName("span");
    documents.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        typed.changed(field.key(), change.getValue());
      }
    });
    return new Entry(documents, text -> documents.setValue(text == null ? "" : text), label);
  }

  static Entry entry(WorkType.Field field, Currency currency, Typed typed) {
    String label = Formats.current().text(field.label());
    String key = field.key();
    return switch (field.type()) {
      case TEXT -> {
        TextField line = new TextField(label);
        Integer longest = field.limits().longest();
        line.setMaxLength(longest == null ? 500 : Math.min(longest, 500));
        String mask = field.limits().mask();
        if (mask != null) {
          line.setPlaceholder(mask);
        }
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
      case MULTI_CHOICE -> {
        MultiSelectComboBox<WorkType.Choice> choices = new MultiSelectComboBox<>(label);
        choices.setItems(field.choices());
        choices.setItemLabelGenerator(one -> Formats.current().text(one.name()));
        yield listening(
            choices,
            label,
            key,
            typed,
            chosen ->
                field.choices().stream()
                    .filter(chosen::contains)
                    .map(WorkType.Choice::key)
                    .collect(Collectors.joining(",")),
            text -> {
              Set<String> wanted = Set.of(text.split(",", -1));
              return field.choices().stream()
                  .filter(one -> wanted.contains(one.key()))
                  .collect(Collectors.toSet());
            });
      }
      case CUSTOMER -> {
        TextField number = new TextField(label);
        number.setMaxLength(100);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setValueChangeTimeout(AUTOSAVE);
        yield listening(number, label, key, typed, text -> text, text -> text);
      }
      case TABLE -> {
        LinesField lines = new LinesField(field, currency);
        lines.addClassName("span");
        lines.addValueChangeListener(change -> {
          if (change.isFromClient()) {
            valid(lines);
            typed.changed(key, change.getValue());
          }
        });
        yield new Entry(lines, text -> lines.setValue(text == null ? "" : text), label);
      }
      case ATTACHMENT ->
          throw new IllegalArgumentException("documents belong to a case, not to a line");
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
    values.put(field, text);
    follow();
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
