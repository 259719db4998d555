package io.trastienda.ui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.dispatch.RosterRow;
import java.util.List;
import java.util.function.Consumer;

/// Asks for one thing before something is done to cases.
final class ChooseAgent {

  private ChooseAgent() {}

  /// Asks for an agent to keep cases for.
  static void ask(String title, List<RosterRow> able, Consumer<RosterRow> then) {
    ComboBox<RosterRow> agent = new ComboBox<>(I18NProvider.translate("floor.assign.agent"));
    agent.setItems(able);
    agent.setItemLabelGenerator(row ->
        I18NProvider.translate(
            "floor.assign.choice",
            row.name(),
            I18NProvider.translate("floor.presence." + row.presence().name()),
            row.load(),
            row.most()));
    agent.setId("assign-agent");
    ask(
        title,
        I18NProvider.translate("floor.assign.why"),
        I18NProvider.translate("floor.assign.do"),
        agent,
        then);
  }

  /// Asks for one of some choices.
  static <T> void ask(String title, String why, String verb, ComboBox<T> choice, Consumer<T> then) {
    choice.setRequiredIndicatorVisible(true);
    choice.setWidthFull();
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.addClassName("ask");
    Div content = new Div(new Span(why), choice);
    content.addClassName("stack-16");
    dialog.add(content);
    Button act = new Button(verb);
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("floor-do");
    act.addClickListener(click ->
        choice
            .getOptionalValue()
            .ifPresentOrElse(
                value -> {
                  dialog.close();
                  then.accept(value);
                },
                () -> {
                  choice.setInvalid(true);
                  choice.setErrorMessage(I18NProvider.translate("floor.choose"));
                  choice.focus();
                }));
    Button cancel = new Button(I18NProvider.translate("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
    choice.focus();
  }
}
