package io.trastienda.ui.designer;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.Limits;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.catalogue.WorkType.FieldType;
import io.trastienda.ui.shell.Formats;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The form of one field of a work type.
class FieldEditor extends PartEditor {

  private final TextField key = new TextField(getTranslation("designer.key"));
  private final Words label;
  private final ComboBox<FieldType> type = new ComboBox<>(getTranslation("designer.field.type"));
  private final Checkbox required = new Checkbox(getTranslation("designer.field.required"));
  private final Checkbox clientVisible = new Checkbox(getTranslation("designer.field.client"));
  private final BigDecimalField least = new BigDecimalField(getTranslation("designer.field.least"));
  private final BigDecimalField most = new BigDecimalField(getTranslation("designer.field.most"));
  private final IntegerField longest = new IntegerField(getTranslation("designer.field.longest"));
  private final TextField mask = new TextField(getTranslation("designer.field.mask"));
  private final Div limits = new Div(least, most, longest, mask);
  private final ChoiceList choices;
  private final ColumnList columns;
  private final ConditionField requiredWhen;
  private final ConditionField visibleWhen;

  FieldEditor(Workbench bench, WorkType.@Nullable Field field) {
    super(
        field == null
            ? I18NProvider.translate("designer.field.new")
            : Formats.current().text(field.label()),
        bench,
        field == null);
    Limits known = field == null ? Limits.NONE : field.limits();
    label =
        new Words(
            "field-label",
            getTranslation("designer.field.label"),
            field == null ? null : field.label(),
            this::named);
    type.setItems(FieldType.values());
    type.setItemLabelGenerator(Texts::type);
    type.setValue(field == null ? FieldType.TEXT : field.type());
    type.setId("field-type");
    required.setValue(field != null && field.required());
    required.setId("field-required");
    clientVisible.setValue(field != null && field.clientVisible());
    clientVisible.setId("field-client");
    least.setValue(known.least());
    most.setValue(known.most());
    longest.setValue(known.longest());
    mask.setValue(known.mask() == null ? "" : known.mask());
    mask.setHelperText(getTranslation("designer.field.mask.help"));
    for (BigDecimalField bound : List.of(least, most)) {
      bound.setLocale(Formats.current().locale());
      bound.setValueChangeMode(ValueChangeMode.LAZY);
      bound.setValueChangeTimeout(Words.TYPED);
      bound.setManualValidation(true);
      Words.whenTyped(bound, this::typed);
    }
    longest.setValueChangeMode(ValueChangeMode.LAZY);
    longest.setValueChangeTimeout(Words.TYPED);
    longest.setManualValidation(true);
    Words.whenTyped(longest, this::typed);
    mask.setManualValidation(true);
    Words.lazily(mask, this::typed);
    limits.addClassName("designer-line");
    choices =
        new ChoiceList(
            "field-choice",
            getTranslation("designer.choices"),
            field == null ? List.of() : field.choices(),
            this::typed,
            one -> null);
    columns = new ColumnList(field == null ? List.of() : field.columns(), this::typed);
    List<WorkType.Field> earlier = earlier(bench.type(), field);
    visibleWhen =
        new ConditionField(
            "visible",
            getTranslation("designer.field.visible"),
            getTranslation("designer.field.always"),
            earlier,
            field == null ? null : field.visibleWhen(),
            this::typed);
    requiredWhen =
        new ConditionField(
            "required",
            getTranslation("designer.field.required-when"),
            getTranslation("designer.field.never"),
            earlier,
            field == null ? null : field.requiredWhen(),
            this::typed);
    requiredWhen.setVisible(!required.getValue());
    Words.whenTyped(
        type,
        () -> {
          fit();
          typed();
        });
    Words.whenTyped(
        required,
        () -> {
          requiredWhen.setVisible(!required.getValue());
          typed();
        });
    Words.whenTyped(clientVisible, this::typed);
    Div first = new Div(type);
    first.addClassName("designer-line");
    if (field == null) {
      key.setHelperText(getTranslation("designer.key.help"));
      key.setManualValidation(true);
      key.setId("part-key");
      key.addClassName("designer-key");
      first.add(key);
    } else {
      key.setValue(field.key());
      Span reference = new Span(field.key());
      reference.addClassName("ref");
      aside(reference);
    }
    Div boxes = new Div(required, clientVisible);
    boxes.addClassName("designer-line");
    body().add(label, first, boxes, limits, choices, columns);
    if (earlier.isEmpty()) {
      Span none = new Span(getTranslation("designer.field.first"));
      none.addClassNames("small", "dim");
      body().add(none);
    } else {
      body().add(visibleWhen, requiredWhen);
    }
    end(getTranslation("designer.field.add"));
    fit();
  }

  private static List<WorkType.Field> earlier(WorkType type, WorkType.@Nullable Field field) {
    int place = field == null ? type.fields().size() : type.fields().indexOf(field);
    return type.fields().subList(0, Math.max(0, place));
  }

  private void named() {
    if (fresh() && key.getValue().isBlank()) {
      key.setPlaceholder(Texts.key(label.any()));
    }
    typed();
  }

  private void fit() {
    FieldType holds = type.getValue();
    boolean counts = holds == FieldType.NUMBER || holds == FieldType.AMOUNT;
    boolean writes = holds == FieldType.TEXT || holds == FieldType.LONG_TEXT;
    least.setVisible(counts);
    most.setVisible(counts);
    longest.setVisible(writes);
    mask.setVisible(holds == FieldType.TEXT);
    limits.setVisible(counts || writes);
    choices.setVisible(holds != null && holds.chosen());
    columns.setVisible(holds == FieldType.TABLE);
  }

  @Override
  @Nullable UnaryOperator<WorkType> edit() {
    List.of(least, most).forEach(bound -> bound.setInvalid(false));
    longest.setInvalid(false);
    mask.setInvalid(false);
    FieldType holds = type.getValue();
    if (holds == null) {
      type.setInvalid(true);
      type.setErrorMessage(getTranslation("designer.needed"));
      return null;
    }
    LocalizedText name = label.read();
    List<WorkType.Choice> chosen = holds.chosen() ? choices.read() : List.of();
    List<WorkType.Field> inner = holds == FieldType.TABLE ? columns.read() : List.of();
    boolean shownOpen = visibleWhen.incomplete();
    boolean requiredOpen = !required.getValue() && requiredWhen.incomplete();
    if (name == null || chosen == null || inner == null || shownOpen || requiredOpen) {
      return null;
    }
    String id = fresh() ? freshKey(name) : key.getValue();
    WorkType.Field field =
        new WorkType.Field(
            id,
            name,
            holds,
            required.getValue(),
            clientVisible.getValue(),
            chosen,
            new Limits(
                least.isVisible() ? least.getValue() : null,
                most.isVisible() ? most.getValue() : null,
                longest.isVisible() ? longest.getValue() : null,
                mask.isVisible() && !mask.getValue().isEmpty() ? mask.getValue() : null),
            required.getValue() ? null : requiredWhen.read(),
            visibleWhen.read(),
            inner);
    return fresh() ? Parts.FIELDS.adding(field) : Parts.FIELDS.replacing(field);
  }

  private String freshKey(LocalizedText name) {
    if (key.getValue().isBlank()) {
      key.setValue(Texts.key(name.en()));
    }
    return key.getValue().strip();
  }

  @Override
  void added() {
    bench().go(Tab.FIELDS, key.getValue().strip());
  }

  @Override
  boolean mark(Refused refused) {
    if (!refused.part().equals(key.getValue().strip())) {
      return false;
    }
    return switch (refused.spot()) {
      case KEY -> mark(key, refused);
      case CHOICES -> {
        choices.refuse(refused);
        yield true;
      }
      case COLUMNS -> {
        columns.refuse(refused.words());
        yield true;
      }
      case LIMITS -> {
        limit(refused);
        yield true;
      }
      case VISIBLE_WHEN -> {
        visibleWhen.refuse(refused.words());
        yield true;
      }
      case REQUIRED_WHEN -> {
        requiredWhen.refuse(refused.words());
        yield true;
      }
      case STATES, MOVE, OUTCOMES, CHECK, UNIT, WEIGHT, SKILLS, OTHER -> false;
    };
  }

  private void limit(Refused refused) {
    switch (refused.rule()) {
      case "length" -> {
        longest.setInvalid(true);
        longest.setErrorMessage(refused.words());
      }
      case "mask" -> mark(mask, refused);
      default -> {
        most.setInvalid(true);
        most.setErrorMessage(refused.words());
      }
    }
  }
}
