package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.ui.shell.Icons;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a note for colleagues is written.
class NoteComposer extends Div {

  private static final int MOST = 4_000;
  private static final Pattern ASKED = Pattern.compile("::([a-z0-9-]*)");

  private final OpenCase open;
  private final CaseDesk cases;
  private final MacroDesk macros;
  private final Runnable onSent;
  private final TextArea note = new TextArea();

  NoteComposer(OpenCase open, CaseDesk cases, MacroDesk macros, Runnable onSent) {
    this.open = open;
    this.cases = cases;
    this.macros = macros;
    this.onSent = onSent;
    note.setAriaLabel(getTranslation("desk.note"));
    note.setPlaceholder(getTranslation("desk.note.hint"));
    note.setMaxLength(MOST);
    note.setValueChangeMode(ValueChangeMode.LAZY);
    note.setWidthFull();
    note.setId("note");
    Button send = new Button(getTranslation("desk.note.add"), click -> send());
    send.addThemeVariants(ButtonVariant.SMALL);
    send.setId("note-add");
    Span name = new Span(Icons.NOTE.create(), new Span(getTranslation("desk.note")));
    name.addClassNames("line-up", "small");
    Button text = new Button(getTranslation("desk.text.ask"), click -> pick(""));
    text.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    text.setTooltipText("::");
    text.setId("text-block");
    note.addValueChangeListener(change -> {
      Matcher asked = ASKED.matcher(change.getValue());
      if (change.isFromClient() && asked.find()) {
        pick(asked.group(1));
      }
    });
    Div buttons = new Div(text, send);
    buttons.addClassName("line-up");
    Div line = new Div(name, buttons);
    line.addClassName("spread");
    addClassNames("composer", "composer-note");
    setVisible(
        open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER));
    add(note, line);
  }

  void focus() {
    note.focus();
  }

  /// Forgets what was written for another case.
  void forget() {
    note.clear();
  }

  boolean isEmpty() {
    return note.getValue().isBlank();
  }

  /// Adds to the case what is written here, if anything is.
  void keep() {
    String text = note.getValue().strip();
    if (!text.isEmpty()) {
      cases.note(open.tenant(), open.id(), text);
      note.clear();
    }
  }

  /// Offers the client's texts; the one that is chosen takes the place of what asked for it.
  private void pick(String shortcut) {
    if (!open.isShown()) {
      return;
    }
    new TextDialog(
            open,
            macros,
            shortcut,
            words -> {
              String typed = note.getValue();
              Matcher asked = ASKED.matcher(typed);
              String after =
                  asked.find()
                      ? asked.replaceFirst(Matcher.quoteReplacement(words))
                      : typed.isBlank() ? words : typed + "\n" + words;
              note.setValue(after.substring(0, Math.min(after.length(), MOST)));
              note.focus();
            })
        .open();
  }

  private void send() {
    if (isEmpty()) {
      note.focus();
    } else if (open.attempt(this::keep)) {
      open.readStory();
      onSent.run();
    }
  }
}
