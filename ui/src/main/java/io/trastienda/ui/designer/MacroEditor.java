package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.macros.Macro;
import io.trastienda.platform.macros.MacroStep;
import io.trastienda.platform.macros.TextBlock;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form of one macro: its name, for which work types, and what it does step by step.
class MacroEditor extends EntryEditor {

  private final @Nullable Macro known;
  private final Map<String, WorkType> types;
  private final List<String> texts;
  private final TextField name = new TextField(getTranslation("designer.macro.name"));
  private final MultiSelectComboBox<String> offered =
      new MultiSelectComboBox<>(getTranslation("designer.macro.types"));
  private final List<StepEditor> steps = new ArrayList<>();
  private final Div list = new Div();

  /// @param known the macro, null for a new one
  MacroEditor(DesignerDoors doors, TenantProfile client, @Nullable Macro known) {
    super(
        known == null ? I18NProvider.translate("designer.macro.new") : known.name(),
        doors,
        client,
        "macro",
        Shelf.MACROS);
    this.known = known;
    this.types =
        doors.catalogue().workTypes(client.id()).stream()
            .collect(
                Collectors.toMap(
                    WorkType::key, type -> type, (one, other) -> one, LinkedHashMap::new));
    this.texts = doors.macros().texts(client.id()).stream().map(TextBlock::shortcut).toList();
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(80);
    name.setId("macro-name");
    offered.setItems(types.keySet());
    offered.setItemLabelGenerator(key -> {
      WorkType type = types.get(key);
      return type == null ? key : Formats.current().text(type.name());
    });
    offered.setRequiredIndicatorVisible(true);
    offered.setId("macro-types");
    if (known != null) {
      name.setValue(known.name());
      offered.setValue(
          known.workTypes().stream().filter(types::containsKey).collect(Collectors.toSet()));
      known.steps().forEach(this::add);
    } else {
      add(new MacroStep(MacroStep.Kind.NOTE, "", ""));
    }
    offered.addValueChangeListener(change -> steps.forEach(step -> step.offer(chosenTypes())));
    steps.forEach(step -> step.offer(chosenTypes()));
    list.addClassName("step-list");
    Div head = new Div(name, offered);
    head.addClassName("form");
    Button more =
        new Button(
            getTranslation("designer.macro.step.new"),
            Icons.PLUS.create(),
            click -> {
              add(new MacroStep(MacroStep.Kind.NOTE, "", ""));
              steps.getLast().offer(chosenTypes());
              draw();
            });
    more.addThemeVariants(ButtonVariant.SMALL);
    more.setId("step-new");
    Span help = new Span(getTranslation("designer.macro.steps.help"));
    help.addClassNames("small", "dim");
    Div end = end(this::keep);
    if (known != null) {
      end.add(remover(known.name(), known.used(), () -> doors.macros().remove(client.id(), known)));
    }
    body()
        .add(
            head,
            new H3(getTranslation("designer.macro.steps")),
            help,
            list,
            new Div(more),
            problem(),
            end);
    draw();
  }

  private List<WorkType> chosenTypes() {
    return types.values().stream().filter(type -> offered.getValue().contains(type.key())).toList();
  }

  private void add(MacroStep step) {
    steps.add(new StepEditor(step, texts, this::move, this::drop));
  }

  private void move(StepEditor step, int by) {
    int place = steps.indexOf(step);
    int target = place + by;
    if (target >= 0 && target < steps.size()) {
      steps.remove(place);
      steps.add(target, step);
      draw();
    }
  }

  private void drop(StepEditor step) {
    steps.remove(step);
    draw();
  }

  private void draw() {
    list.removeAll();
    for (int place = 0; place < steps.size(); place++) {
      StepEditor step = steps.get(place);
      step.at(place + 1, steps.size());
      list.add(step);
    }
  }

  private void keep() {
    Macro wanted =
        new Macro(
            known == null ? 0 : known.number(),
            name.getValue().strip(),
            offered.getValue(),
            steps.stream().map(StepEditor::step).toList(),
            0,
            known == null ? 0 : known.version(),
            doors.clock().instant());
    keep(wanted.name(), () -> doors.macros().keep(client.id(), wanted));
  }
}
