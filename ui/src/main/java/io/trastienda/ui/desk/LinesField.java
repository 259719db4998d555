package io.trastienda.ui.desk;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A table of lines inside a form: each line has the columns of its field. Its value is the text
/// that the case keeps, a JSON array.
class LinesField extends GroupField {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WorkType.Field field;
  private final Currency currency;
  private final Div lines = new Div();
  private final Button more;
  private final List<Map<String, String>> cells = new ArrayList<>();

  LinesField(WorkType.Field field, Currency currency) {
    super(Formats.current().text(field.label()));
    this.field = field;
    this.currency = currency;
    lines.addClassName("lines-field");
    more = new Button(getTranslation("desk.lines.add"), Icons.PLUS.create(), click -> addLine());
    more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    Div all = new Div(lines, more);
    all.addClassName("lines-all");
    add(all);
  }

  @Override
  Component adder() {
    return more;
  }

  @Override
  protected String generateModelValue() {
    List<Map<String, String>> kept = cells.stream().filter(line -> !line.isEmpty()).toList();
    return kept.isEmpty() ? "" : JSON.writeValueAsString(kept);
  }

  @Override
  protected void setPresentationValue(String text) {
    cells.clear();
    field.lines(text == null ? "" : text).forEach(line -> cells.add(new LinkedHashMap<>(line)));
    draw();
  }

  private void addLine() {
    cells.add(new LinkedHashMap<>());
    draw();
  }

  @Override
  void draw() {
    lines.removeAll();
    if (cells.isEmpty()) {
      Span none = new Span(getTranslation("desk.lines.none"));
      none.addClassNames("small", "dim");
      lines.add(none);
    }
    for (int i = 0; i < cells.size(); i++) {
      lines.add(line(i));
    }
  }

  private Div line(int index) {
    Map<String, String> values = cells.get(index);
    Div line = new Div();
    line.addClassName("lines-line");
    for (WorkType.Field column : field.columns()) {
      CaseForm.Entry entry =
          CaseForm.entry(
              column,
              currency,
              (key, text) -> {
                if (text.isEmpty()) {
                  values.remove(key);
                } else {
                  values.put(key, text);
                }
                updateValue();
              });
      entry.set().to(values.get(column.key()));
      Component input = entry.component();
      if (input instanceof HasValueAndElement<?, ?> typed) {
        typed.setReadOnly(fixed());
        typed.setRequiredIndicatorVisible(column.required());
      }
      if (input instanceof AbstractField<?, ?> one) {
        one.getElement().getThemeList().add("small");
      }
      line.add(input);
    }
    if (!fixed()) {
      line.add(
          new IconButton(
              Icons.CLOSE,
              getTranslation("desk.lines.remove", String.valueOf(index + 1)),
              () -> {
                cells.remove(index);
                updateValue();
                draw();
              }));
    }
    return line;
  }
}
