package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// A line of a list: something in front, a title, a second line, something at the end.
///
/// Put rows into a `Rows`, and that into a flush {@link Panel}.
public class Row extends Div {

  private final Div main = new Div();
  private final Span title = new Span();
  private final Div end = new Div();

  /// A row.
  ///
  /// @param title the first line, 13 px, strong
  public Row(String title) {
    addClassName("row");
    this.title.setText(title);
    this.title.addClassName("row-title");
    main.addClassName("row-main");
    main.add(this.title);
    end.addClassName("row-end");
    add(main);
  }

  /// Puts something in front, such as an {@link Avatar} or a client's stripe.
  ///
  /// @param component what
  /// @return this row
  public Row front(Component component) {
    addComponentAsFirst(component);
    return this;
  }

  /// Replaces the words of the title by a component, such as a button that explains them.
  ///
  /// @param component what names the row
  /// @return this row
  public Row named(Component component) {
    title.removeAll();
    title.add(component);
    return this;
  }

  /// Adds a sentence of 13 px under the title.
  ///
  /// @param words in the reader's language
  /// @return this row
  public Row text(String words) {
    Span text = new Span(words);
    text.addClassName("row-text");
    main.add(text);
    return this;
  }

  /// Adds a dim second line.
  ///
  /// @param words in the reader's language
  /// @return this row
  public Row second(String words) {
    return second(new Span(words));
  }

  /// Adds a dim second line of components.
  ///
  /// @param components in the order to show
  /// @return this row
  public Row second(Component... components) {
    Div line = new Div(components);
    line.addClassName("row-second");
    main.add(line);
    return this;
  }

  /// Puts something at the end.
  ///
  /// @param components in the order to show
  /// @return this row
  public Row end(Component... components) {
    end.add(components);
    add(end);
    return this;
  }

  /// Puts a dim text at the end.
  ///
  /// @param text in the reader's language
  /// @return this row
  public Row end(String text) {
    return end(new Span(text));
  }

  /// Puts an amount at the end.
  ///
  /// @param formatted the formatted amount
  /// @return this row
  public Row amount(String formatted) {
    Span amount = new Span(formatted);
    amount.addClassName("amount");
    return end(amount);
  }

  /// Puts buttons at the end; they go under the text on a phone.
  ///
  /// @param buttons in the order to show
  /// @return this row
  public Row actions(Component... buttons) {
    Div actions = new Div(buttons);
    actions.addClassName("row-actions");
    addClassName("row-stacks");
    add(actions);
    return this;
  }

  /// Makes the whole row a link.
  ///
  /// @param path a route
  /// @return this row
  public Row to(String path) {
    Anchor link = new Anchor(path, title.getText());
    link.addClassName("row-link");
    title.setText("");
    title.add(link);
    return this;
  }
}
