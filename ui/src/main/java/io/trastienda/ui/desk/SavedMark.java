package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Span;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import java.time.Instant;

/// Says when what was typed was kept last.
class SavedMark extends Span {

  SavedMark() {
    addClassName("saved");
    getElement().setAttribute("role", "status");
  }

  void say(Instant at) {
    removeAll();
    add(
        Icons.MET.create(),
        new Span(getTranslation("desk.saved", Formats.current().timeWithSeconds(at))));
  }
}
