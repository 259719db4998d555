package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.macros.Macro;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.platform.macros.MacroPreview;
import io.trastienda.platform.macros.MacroStep;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Offers the macros for a case, says what the chosen one would do, and does it as a whole.
class MacroDialog extends Dialog {

  private final OpenCase open;
  private final MacroDesk macros;
  private final Consumer<Macro> then;
  private final Div steps = new Div();
  private final Button apply = new Button(getTranslation("desk.macro.apply"));
  private @Nullable Macro chosen;

  /// @param then what to do after one was applied
  MacroDialog(OpenCase open, MacroDesk macros, Consumer<Macro> then) {
    this.open = open;
    this.macros = macros;
    this.then = then;
    setHeaderTitle(getTranslation("desk.macro.title", open.summary().reference()));
    addClassName("ask");
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    List<Macro> offered = macros.macros(open.tenant(), open.summary().workType());
    if (offered.isEmpty()) {
      add(
          new NothingHere(
              Icons.SCRIPT,
              getTranslation("desk.macro.none"),
              getTranslation("desk.macro.none.why")));
      getFooter().add(cancel);
      return;
    }
    ComboBox<Macro> box = new ComboBox<>(getTranslation("desk.macro"));
    box.setItems(offered);
    box.setItemLabelGenerator(Macro::name);
    box.setWidthFull();
    box.setId("macro-choice");
    box.addValueChangeListener(change -> show(change.getValue()));
    steps.addClassName("macro-steps");
    steps.getElement().setAttribute("role", "status");
    Div content = new Div(box, steps);
    content.addClassNames("stack-16", "macro-box");
    add(content);
    apply.addThemeVariants(ButtonVariant.PRIMARY);
    apply.setId("macro-apply");
    apply.setEnabled(false);
    apply.setDisableOnClick(true);
    apply.addClickListener(click -> apply());
    getFooter().add(cancel, apply);
    if (offered.size() == 1) {
      box.setValue(offered.getFirst());
    }
    box.focus();
  }

  private void show(@Nullable Macro macro) {
    chosen = macro;
    steps.removeAll();
    apply.setEnabled(false);
    if (macro == null) {
      return;
    }
    Offer held = open.held();
    open.attempt(() -> {
      MacroPreview preview =
          macros.preview(held.tenant(), held.id(), macro.number(), held.fence(), language());
      Refusal refusal = preview.refusal();
      OrderedList list = new OrderedList();
      for (int place = 0; place < macro.steps().size(); place++) {
        boolean possible = place < preview.steps().size();
        MacroStep step = possible ? preview.steps().get(place) : macro.steps().get(place);
        ListItem item = new ListItem(new Span(words(step)));
        item.addClassName(possible ? "is-possible" : "is-not");
        list.add(item);
      }
      steps.add(list);
      if (refusal != null) {
        Paragraph why =
            new Paragraph(
                getTranslation("desk.macro.not", preview.steps().size() + 1, open.say(refusal)));
        why.addClassNames("small", "is-late");
        why.setId("macro-refused");
        steps.add(why);
      }
      apply.setEnabled(refusal == null);
    });
  }

  private void apply() {
    Macro macro = chosen;
    Offer held = open.held();
    if (macro == null) {
      return;
    }
    if (open.attempt(
        () -> macros.apply(held.tenant(), held.id(), macro.number(), held.fence(), language()))) {
      close();
      then.accept(macro);
    } else {
      show(macro);
    }
  }

  private String words(MacroStep step) {
    WorkType type = open.detail().plan().workType();
    Formats formats = Formats.current();
    String key = "desk.macro.step." + step.kind();
    return switch (step.kind()) {
      case FIELD ->
          getTranslation(
              key,
              type.field(step.key()).map(field -> formats.text(field.label())).orElse(step.key()),
              value(type, step));
      case TICK ->
          getTranslation(
              key,
              type.checklist().stream()
                  .filter(item -> item.key().equals(step.key()))
                  .map(item -> formats.text(item.label()))
                  .findFirst()
                  .orElse(step.key()));
      case NOTE, TEXT -> getTranslation(key, step.value());
      case PRIORITY -> getTranslation(key, step.key());
      case MOVE ->
          getTranslation(
              key,
              type.state(step.key()).map(state -> formats.text(state.name())).orElse(step.key()));
      case PARK ->
          getTranslation(
              step.value().isEmpty() ? key : key + ".until",
              choice(type.parkReasons(), step.key()),
              step.value());
      case COMPLETE -> getTranslation(key, choice(type.outcomes(), step.key()));
    };
  }

  private static String value(WorkType type, MacroStep step) {
    return type.field(step.key())
        .map(field -> choice(field.choices(), step.value()))
        .orElse(step.value());
  }

  private static String choice(List<WorkType.Choice> choices, String key) {
    return choices.stream()
        .filter(one -> one.key().equals(key))
        .map(one -> Formats.current().text(one.name()))
        .findFirst()
        .orElse(key);
  }

  private static Locale language() {
    return Formats.current().locale();
  }
}
