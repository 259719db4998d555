package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/// Grey lines that breathe where content is about to appear.
public class Loading extends Div {

  /// A skeleton.
  ///
  /// @param lines how many lines, 1 or more
  public Loading(int lines) {
    addClassName("loading");
    getElement().setAttribute("role", "status");
    getElement().setAttribute("aria-label", getTranslation("shell.loading"));
    for (int line = 0; line < lines; line++) {
      getElement().appendChild(new Element("i"));
    }
  }
}
