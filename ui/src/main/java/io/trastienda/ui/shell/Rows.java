package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// A list of rows split by hairlines, in groups if wanted.
public class Rows extends Div {

  /// A list.
  ///
  /// @param rows in the order to show
  public Rows(Row... rows) {
    addClassNames("rows", "rows-line");
    add(rows);
  }

  /// Starts a group with a small head and a count.
  ///
  /// @param title in the reader's language
  /// @param number how many rows follow
  /// @return this list
  public Rows group(String title, int number) {
    Div head = new Div(new Span(title), new Span(Formats.current().number(number)));
    head.addClassName("group-head");
    add(head);
    return this;
  }

  /// Drops the hairlines.
  ///
  /// @return this list
  public Rows quiet() {
    removeClassName("rows-line");
    addClassName("rows-bare");
    return this;
  }
}
