package io.trastienda.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// A part of a screen that could not be loaded, with a retry; the rest stays usable.
public class Failed extends Div {

  /// A failure with a retry.
  ///
  /// @param what what is missing, in one sentence
  /// @param retry loads it again
  public Failed(String what, Runnable retry) {
    addClassName("failed");
    getElement().setAttribute("role", "alert");
    Span words = new Span(what);
    words.addClassName("failed-words");
    Button again = new Button(getTranslation("shell.retry"), Icons.REFRESH.create());
    again.addClickListener(click -> retry.run());
    add(Icons.LATE.create(), words, again);
  }
}
