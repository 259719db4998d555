package io.trastienda.ui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.ui.shell.Icons;

/// Where a note for colleagues is written.
class NoteComposer extends Div {

  private final OpenCase open;
  private final CaseDesk cases;
  private final Runnable onSent;
  private final TextArea note = new TextArea();

  NoteComposer(OpenCase open, CaseDesk cases, Runnable onSent) {
    this.open = open;
    this.cases = cases;
    this.onSent = onSent;
    note.setAriaLabel(getTranslation("desk.note"));
    note.setPlaceholder(getTranslation("desk.note.hint"));
    note.setMaxLength(4_000);
    note.setValueChangeMode(ValueChangeMode.LAZY);
    note.setWidthFull();
    note.setId("note");
    Button send = new Button(getTranslation("desk.note.add"), click -> send());
    send.addThemeVariants(ButtonVariant.SMALL);
    send.setId("note-add");
    Span name = new Span(Icons.NOTE.create(), new Span(getTranslation("desk.note")));
    name.addClassNames("line-up", "small");
    Div line = new Div(name, send);
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

  private void send() {
    if (isEmpty()) {
      note.focus();
    } else if (open.attempt(this::keep)) {
      open.readStory();
      onSent.run();
    }
  }
}
