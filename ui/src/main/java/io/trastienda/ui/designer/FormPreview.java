package io.trastienda.ui.designer;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.DatePickerTexts;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form that an agent will see, to be tried out: fields appear and are demanded as the work
/// type says; nothing is kept.
final class FormPreview extends Div {

  private final Map<String, Component> inputs = new LinkedHashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final WorkType type;
  private final Currency currency;

  FormPreview(WorkType type, Currency currency) {
    this.type = type;
    this.currency = currency;
    addClassName("designer-preview");
    for (WorkType.Field field : type.fields()) {
      Component input = input(field);
      input.setId("preview-" + field.key());
      inputs.put(field.key(), input);
      add(input);
    }
    follow();
  }

  private void follow() {
    Set<String> shown =
        type.shown(values).stream().map(WorkType.Field::key).collect(Collectors.toSet());
    Map<String, String> without = new HashMap<>(values);
    inputs.forEach((key, input) -> {
      input.setVisible(shown.contains(key));
      String kept = without.remove(key);
      if (input instanceof HasValueAndElement<?, ?> one) {
        one.setRequiredIndicatorVisible(type.missing(without).contains(key));
      }
      if (kept != null) {
        without.put(key, kept);
      }
    });
  }

  private Component input(WorkType.Field field) {
    String label = Formats.current().text(field.label());
    return switch (field.type()) {
      case TEXT, CUSTOMER -> {
        TextField line = new TextField(label);
        String mask = field.limits().mask();
        line.setPlaceholder(mask == null ? "" : mask);
        line.setValueChangeMode(ValueChangeMode.LAZY);
        yield tried(line, field, text -> text);
      }
      case LONG_TEXT -> {
        TextArea lines = new TextArea(label);
        lines.setValueChangeMode(ValueChangeMode.LAZY);
        yield tried(lines, field, text -> text);
      }
      case NUMBER, AMOUNT -> {
        BigDecimalField number = new BigDecimalField(label);
        number.setLocale(Formats.current().locale());
        if (field.type() == WorkType.FieldType.AMOUNT) {
          number.setPrefixComponent(new Span(currency.getSymbol(Formats.current().locale())));
          number.addClassName("field-amount");
        }
        if (field.limits().least() != null || field.limits().most() != null) {
          number.setHelperText(bounds(field.limits().least(), field.limits().most()));
        }
        yield tried(number, field, BigDecimal::toPlainString);
      }
      case DATE -> tried(DatePickerTexts.picker(label), field, LocalDate::toString);
      case CHOICE -> {
        ComboBox<WorkType.Choice> choice = new ComboBox<>(label);
        choice.setItems(field.choices());
        choice.setItemLabelGenerator(one -> Formats.current().text(one.name()));
        choice.setClearButtonVisible(true);
        yield tried(choice, field, WorkType.Choice::key);
      }
      case MULTI_CHOICE -> {
        MultiSelectComboBox<WorkType.Choice> choices = new MultiSelectComboBox<>(label);
        choices.setItems(field.choices());
        choices.setItemLabelGenerator(one -> Formats.current().text(one.name()));
        yield tried(
            choices,
            field,
            chosen ->
                field.choices().stream()
                    .filter(chosen::contains)
                    .map(WorkType.Choice::key)
                    .collect(Collectors.joining(",")));
      }
      case ATTACHMENT -> still(label, getTranslation("designer.preview.documents"));
      case TABLE ->
          still(
              label,
              field.columns().stream()
                  .map(column -> Formats.current().text(column.label()))
                  .collect(Collectors.joining(" · ")));
    };
  }

  private <C extends AbstractField<C, T>, T> C tried(
      C input, WorkType.Field field, Function<T, String> write) {
    input.addValueChangeListener(change -> {
      T value = change.getValue();
      values.put(field.key(), value == null ? "" : write.apply(value));
      follow();
    });
    return input;
  }

  private static Div still(String label, String words) {
    Span name = new Span(label);
    name.addClassName("row-title");
    Span what = new Span(Icons.ATTACHMENT.small(), new Span(words));
    what.addClassNames("row-second");
    Div still = new Div(name, what);
    still.addClassName("row-main");
    return still;
  }

  /// What a number may be, in signs that every language reads.
  private static String bounds(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    Formats formats = Formats.current();
    String from = least == null ? "" : formats.decimal(least, Math.max(0, least.scale()));
    String to = most == null ? "" : formats.decimal(most, Math.max(0, most.scale()));
    return least == null ? "≤ " + to : most == null ? "≥ " + from : from + " – " + to;
  }
}
