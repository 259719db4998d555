package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.Limits;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a table field, one block each: name, type, required, choices.
final class ColumnList extends Div {

  private static final List<WorkType.FieldType> TYPES =
      List.of(
          WorkType.FieldType.TEXT,
          WorkType.FieldType.NUMBER,
          WorkType.FieldType.AMOUNT,
          WorkType.FieldType.DATE,
          WorkType.FieldType.CHOICE);

  private final Runnable typed;
  private final Div blocks = new Div();
  private final Span problem = new Span();
  private final List<Column> all = new ArrayList<>();

  ColumnList(List<WorkType.Field> columns, Runnable typed) {
    this.typed = typed;
    addClassName("designer-choices");
    blocks.addClassName("designer-choices");
    problem.addClassNames("small", "is-late");
    problem.getElement().setAttribute("role", "alert");
    columns.forEach(column -> all.add(new Column(column)));
    Button more =
        new Button(
            getTranslation("designer.column.add"),
            Icons.PLUS.create(),
            click -> {
              all.add(new Column(null));
              draw();
            });
    more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    more.setId("column-add");
    add(new H3(getTranslation("designer.columns")), blocks, problem, more);
    draw();
  }

  private void draw() {
    blocks.removeAll();
    all.forEach(column -> blocks.add(column.box));
  }

  /// Gives the columns; null, with what is missing marked, if one is incomplete.
  @Nullable List<WorkType.Field> read() {
    problem.setText("");
    List<WorkType.Field> read = new ArrayList<>();
    boolean whole = true;
    for (Column column : all) {
      WorkType.Field field = column.read();
      if (field == null) {
        whole = false;
      } else {
        read.add(field);
      }
    }
    return whole ? read : null;
  }

  void refuse(String words) {
    problem.setText(words);
  }

  private final class Column {

    private final Div box = new Div();
    private final WorkType.@Nullable Field before;
    private final Words label;
    private final TextField key = new TextField(getTranslation("designer.key"));
    private final ComboBox<WorkType.FieldType> type =
        new ComboBox<>(getTranslation("designer.field.type"));
    private final Checkbox required = new Checkbox(getTranslation("designer.field.required"));
    private final ChoiceList choices;

    Column(WorkType.@Nullable Field known) {
      before = known;
      int place = all.size();
      box.addClassName("designer-column");
      label =
          new Words(
              "column-" + place,
              getTranslation("designer.column.name"),
              known == null ? null : known.label(),
              this::named);
      key.setValue(known == null ? "" : known.key());
      key.setManualValidation(true);
      key.addClassName("designer-key");
      Words.lazily(key, typed);
      type.setItems(TYPES);
      type.setItemLabelGenerator(Texts::type);
      type.setValue(known == null ? WorkType.FieldType.TEXT : known.type());
      type.setId("column-" + place + "-type");
      required.setValue(known != null && known.required());
      choices =
          new ChoiceList(
              "column-" + place + "-choice",
              getTranslation("designer.choices"),
              known == null ? List.of() : known.choices(),
              typed,
              one -> null);
      choices.setVisible(type.getValue().chosen());
      Words.whenTyped(
          type,
          () -> {
            choices.setVisible(type.getValue() != null && type.getValue().chosen());
            typed.run();
          });
      Words.whenTyped(required, typed);
      IconButton remove =
          new IconButton(
              Icons.CLOSE,
              getTranslation("designer.column.remove", known == null ? "" : known.key()),
              () -> {
                all.remove(this);
                draw();
                typed.run();
              });
      Div line = new Div(key, type, required, remove);
      line.addClassName("designer-line");
      box.add(label, line, choices);
    }

    private void named() {
      if (key.getValue().isBlank()) {
        key.setValue(Texts.key(label.any()));
      }
      typed.run();
    }

    private WorkType.@Nullable Field read() {
      LocalizedText name = label.read();
      boolean noKey = key.getValue().isBlank();
      key.setInvalid(noKey);
      key.setErrorMessage(noKey ? getTranslation("designer.needed") : "");
      WorkType.FieldType holds = type.getValue();
      List<WorkType.Choice> chosen = holds != null && holds.chosen() ? choices.read() : List.of();
      if (name == null || noKey || holds == null || chosen == null) {
        return null;
      }
      return new WorkType.Field(
          key.getValue().strip(),
          name,
          holds,
          required.getValue(),
          true,
          chosen,
          before == null || before.type() != holds ? Limits.NONE : before.limits(),
          null,
          null,
          List.of());
    }
  }
}
