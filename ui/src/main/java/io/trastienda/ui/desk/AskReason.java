package io.trastienda.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.dispatch.Reason;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Asks why before something that somebody reads later: giving back, reopening, taking away.
public final class AskReason {

  private static final int LONGEST = 200;

  private AskReason() {}

  /// Asks for one of a list of reasons, and for a note that the case keeps.
  ///
  /// @param title what will happen, to which case
  /// @param verb the button that does it
  /// @param offered the reasons that may be meant
  /// @param then what to do with the reason and the note, which may be blank
  public static void code(
      String title, String verb, List<Reason> offered, BiConsumer<Reason, String> then) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.addClassName("ask");
    ComboBox<Reason> reason = new ComboBox<>(I18NProvider.translate("desk.reason"));
    reason.setItems(offered);
    reason.setItemLabelGenerator(one -> I18NProvider.translate("dispatch.reason." + one.name()));
    reason.setRequiredIndicatorVisible(true);
    reason.setWidthFull();
    reason.setId("reason");
    TextArea note = new TextArea(I18NProvider.translate("desk.reason.note"));
    note.setMaxLength(LONGEST);
    note.setWidthFull();
    note.setId("reason-note");
    Div content = new Div(reason, note);
    content.addClassName("stack-16");
    dialog.add(content);
    Button act = new Button(verb);
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("reason-do");
    act.addClickListener(click -> {
      Reason chosen = reason.getValue();
      if (chosen == null) {
        reason.setInvalid(true);
        reason.setErrorMessage(I18NProvider.translate("desk.reason.missing"));
        reason.focus();
        return;
      }
      dialog.close();
      then.accept(chosen, note.getValue().strip());
    });
    Button cancel = new Button(I18NProvider.translate("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
    reason.focus();
  }

  /// Opens the question.
  ///
  /// @param title what will happen, to which case
  /// @param verb the button that does it
  /// @param usual reasons to pick with one click, in the reader's language
  /// @param then what to do with the reason, 1 to 200 characters
  public static void open(String title, String verb, List<String> usual, Consumer<String> then) {
    ask(title, verb, I18NProvider.translate("desk.reason"), true, usual, then);
  }

  /// Opens the question for words that may be left out.
  ///
  /// @param title what will happen, to which case
  /// @param verb the button that does it
  /// @param label what may be said
  /// @param then what to do with the words, at most 200 characters
  public static void optional(String title, String verb, String label, Consumer<String> then) {
    ask(title, verb, label, false, List.of(), then);
  }

  private static void ask(
      String title,
      String verb,
      String label,
      boolean needed,
      List<String> usual,
      Consumer<String> then) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(title);
    dialog.addClassName("ask");
    TextArea reason = new TextArea(label);
    reason.setMaxLength(LONGEST);
    reason.setRequiredIndicatorVisible(needed);
    reason.setWidthFull();
    reason.setId("reason");
    Div picks = new Div();
    picks.addClassName("filters");
    for (String one : usual) {
      NativeButton pick = new NativeButton(one);
      pick.getElement().setAttribute("type", "button");
      pick.addClassNames("pill", "pill-small");
      pick.addClickListener(click -> reason.setValue(one));
      picks.add(pick);
    }
    Div content = usual.isEmpty() ? new Div(reason) : new Div(picks, reason);
    content.addClassName("stack-16");
    dialog.add(content);
    Button act = new Button(verb);
    act.addThemeVariants(ButtonVariant.PRIMARY);
    act.setId("reason-do");
    act.addClickListener(click -> {
      if (needed && reason.getValue().isBlank()) {
        reason.setInvalid(true);
        reason.setErrorMessage(I18NProvider.translate("desk.reason.missing"));
        reason.focus();
        return;
      }
      dialog.close();
      then.accept(reason.getValue().strip());
    });
    act.addClickShortcut(Key.ENTER, com.vaadin.flow.component.KeyModifier.CONTROL).listenOn(dialog);
    Button cancel = new Button(I18NProvider.translate("shell.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    dialog.getFooter().add(cancel, act);
    dialog.open();
    reason.focus();
  }
}
