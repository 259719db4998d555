package io.trastienda.ui.designer;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.macros.MacroStep;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// One step of a macro: what it does, to what, with what.
class StepEditor extends Div {

  private static final List<String> LANGUAGES = List.of("es", "ca", "en");

  private final List<String> texts;
  private final Span place = new Span();
  private final Select<MacroStep.Kind> kind = new Select<>();
  private final ComboBox<String> key = new ComboBox<>();
  private final TextArea value = new TextArea();
  private final Select<String> language = new Select<>();
  private final IconButton up;
  private final IconButton down;
  private Map<String, String> keys = Map.of();
  private List<WorkType> types = List.of();

  StepEditor(
      MacroStep step,
      List<String> texts,
      BiConsumer<StepEditor, Integer> move,
      Consumer<StepEditor> drop) {
    this.texts = texts;
    addClassName("step");
    place.addClassNames("step-place", "dim");
    kind.setItems(MacroStep.Kind.values());
    kind.setItemLabelGenerator(one -> getTranslation("designer.step." + one));
    kind.setAriaLabel(getTranslation("designer.step"));
    kind.setValue(step.kind());
    key.setItemLabelGenerator(one -> keys.getOrDefault(one, one));
    key.addClassName("step-key");
    value.setValue(step.kind() == MacroStep.Kind.TEXT ? "" : step.value());
    value.setMaxLength(4_000);
    value.addClassName("step-value");
    language.setItems(LANGUAGES);
    language.setItemLabelGenerator(one -> getTranslation("designer.text.in." + one));
    language.setAriaLabel(getTranslation("designer.step.language"));
    language.setValue(LANGUAGES.contains(step.value()) ? step.value() : "es");
    up = new IconButton(Icons.UP, getTranslation("designer.step.up"), () -> move.accept(this, -1));
    down =
        new IconButton(
            Icons.DOWN, getTranslation("designer.step.down"), () -> move.accept(this, 1));
    IconButton remove =
        new IconButton(
            Icons.CLOSE, getTranslation("designer.step.remove"), () -> drop.accept(this));
    Div buttons = new Div(up, down, remove);
    buttons.addClassName("step-buttons");
    Div inputs = new Div(kind, key, language, value);
    inputs.addClassName("step-inputs");
    add(place, inputs, buttons);
    fit(step.key());
    kind.addValueChangeListener(change -> fit(""));
  }

  /// Says at which place it stands.
  void at(int number, int of) {
    place.setText(Formats.current().number(number));
    kind.setId("step-" + number + "-kind");
    key.setId("step-" + number + "-key");
    value.setId("step-" + number + "-value");
    up.setEnabled(number > 1);
    down.setEnabled(number < of);
  }

  /// Offers what cases of some work types have.
  void offer(List<WorkType> some) {
    types = some;
    String before = key.getValue();
    fit(before == null ? "" : before);
  }

  /// Gives the step as it stands here.
  MacroStep step() {
    MacroStep.Kind chosen = kind.getValue();
    String picked = Objects.requireNonNullElse(key.getValue(), "");
    return switch (chosen) {
      case NOTE -> new MacroStep(chosen, "", value.getValue().strip());
      case TEXT -> new MacroStep(chosen, picked, language.getValue());
      case FIELD, TICK, PARK, MOVE -> new MacroStep(chosen, picked, value.getValue().strip());
      case PRIORITY, COMPLETE -> new MacroStep(chosen, picked, "");
    };
  }

  /// Shows the inputs that the step asks for.
  private void fit(String wanted) {
    MacroStep.Kind chosen = kind.getValue();
    keys = keys(chosen);
    if (!wanted.isEmpty()) {
      keys.putIfAbsent(wanted, wanted);
    }
    key.setItems(keys.keySet());
    key.setValue(wanted.isEmpty() ? null : wanted);
    key.setVisible(chosen != MacroStep.Kind.NOTE);
    key.setAriaLabel(getTranslation("designer.step.key." + chosen));
    key.setPlaceholder(getTranslation("designer.step.key." + chosen));
    language.setVisible(chosen == MacroStep.Kind.TEXT);
    boolean words =
        switch (chosen) {
          case FIELD, TICK, NOTE, PARK, MOVE -> true;
          case TEXT, PRIORITY, COMPLETE -> false;
        };
    value.setVisible(words);
    if (words) {
      value.setAriaLabel(getTranslation("designer.step.value." + chosen));
      value.setPlaceholder(getTranslation("designer.step.value." + chosen));
      value.setMinRows(chosen == MacroStep.Kind.NOTE ? 3 : 1);
    }
  }

  private Map<String, String> keys(MacroStep.Kind chosen) {
    Map<String, String> found = new LinkedHashMap<>();
    switch (chosen) {
      case NOTE -> {}
      case TEXT -> texts.forEach(text -> found.put(text, "::" + text));
      case PRIORITY ->
          List.of("1", "2", "3", "4")
              .forEach(one -> found.put(one, getTranslation("designer.priority", one)));
      case FIELD ->
          types.forEach(type ->
              type.fields().stream()
                  .filter(field ->
                      field.type() != WorkType.FieldType.TABLE
                          && field.type() != WorkType.FieldType.ATTACHMENT)
                  .forEach(field -> name(found, field.key(), field.label())));
      case TICK ->
          types.forEach(type ->
              type.checklist().stream()
                  .filter(item -> item.evidence() != WorkType.Evidence.DOCUMENT)
                  .forEach(item -> name(found, item.key(), item.label())));
      case MOVE ->
          types.forEach(type ->
              type.states().stream()
                  .filter(state ->
                      state.category() == StateCategory.OPEN
                          || state.category() == StateCategory.IN_PROGRESS)
                  .forEach(state -> name(found, state.key(), state.name())));
      case PARK ->
          types.forEach(type ->
              type.parkReasons().forEach(reason -> name(found, reason.key(), reason.name())));
      case COMPLETE ->
          types.forEach(type ->
              type.outcomes().forEach(outcome -> name(found, outcome.key(), outcome.name())));
    }
    return found;
  }

  private static void name(Map<String, String> found, String key, LocalizedText name) {
    found.putIfAbsent(key, Formats.current().text(name));
  }
}
