package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;

/// Saved views as links with counts, the current one underlined.
public class ViewTabs extends Nav {

  /// An empty row of views.
  ///
  /// @param name what is viewed, for screen readers
  public ViewTabs(String name) {
    addClassName("view-tabs");
    setAriaLabel(name);
  }

  /// Adds a view.
  ///
  /// @param words its name
  /// @param path its address
  /// @param count how many things it shows, negative for none
  /// @param current whether it is the one on screen
  /// @return this
  public ViewTabs view(String words, String path, int count, boolean current) {
    Anchor link = new Anchor(path, words);
    if (count >= 0) {
      Span number = new Span(Formats.current().number(count));
      number.addClassName("view-count");
      link.add(number);
    }
    if (current) {
      link.getElement().setAttribute("aria-current", "page");
    }
    add(link);
    return this;
  }
}
