package io.trastienda.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/// An empty place that says why it is empty and offers one way out.
public class NothingHere extends Div {

  /// An empty place.
  ///
  /// @param icon what would be here
  /// @param title what is missing, in one line
  /// @param why the reason or the filters, in one sentence
  public NothingHere(Icons icon, String title, String why) {
    addClassName("nothing-here");
    Div head = new Div(title);
    head.addClassName("nothing-title");
    add(icon.create(), head, new Paragraph(why));
  }

  /// Offers an action.
  ///
  /// @param words the button
  /// @param action what it does
  /// @return this
  public NothingHere action(String words, Runnable action) {
    add(new Button(words, click -> action.run()));
    return this;
  }

  /// Offers a link.
  ///
  /// @param words the link
  /// @param path a route
  /// @return this
  public NothingHere link(String words, String path) {
    add(new Anchor(path, words));
    return this;
  }
}
