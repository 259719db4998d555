package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// One sentence between two blocks, without a frame: the fact in bold, the reason, a link.
public class Callout extends Div {

  /// A sentence.
  ///
  /// @param icon what it is about
  /// @param fact the bold part
  /// @param reason the rest
  public Callout(Icons icon, String fact, String reason) {
    addClassName("callout");
    Span strong = new Span(fact);
    strong.addClassName("strong");
    Div words = new Div(strong, new Span(" " + reason));
    words.addClassName("callout-words");
    add(icon.create(), words);
  }

  /// Adds a link at the right.
  ///
  /// @param words the link
  /// @param path a route
  /// @return this
  public Callout link(String words, String path) {
    add(new Anchor(path, words));
    return this;
  }
}
