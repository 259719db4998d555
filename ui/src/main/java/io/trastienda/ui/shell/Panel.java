package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/// A framed block with a head and a body; nothing framed goes inside it.
public class Panel extends Section {

  private final Div head = new Div();
  private final Div titleLine = new Div();
  private final H2 title = new H2();
  private final Div aside = new Div();
  private final Div body = new Div();

  /// A panel with a title.
  ///
  /// @param title in the reader's language
  /// @param content stacked with 12 px between
  public Panel(String title, Component... content) {
    addClassName("panel");
    this.title.setText(title);
    head.addClassName("panel-head");
    titleLine.addClassName("panel-title");
    titleLine.add(this.title);
    aside.addClassName("panel-aside");
    body.addClassName("panel-body");
    body.add(content);
    head.add(titleLine, aside);
    add(head, body);
    setAriaLabel(title);
  }

  /// A panel with a chart and the button that turns it into its table.
  ///
  /// @param title in the reader's language
  /// @param chart the chart
  /// @return the panel
  public static Panel of(String title, Chart chart) {
    return new Panel(title, chart).aside(chart.tableToggle());
  }

  /// Adds to the right of the head: a dim text, links, small buttons.
  ///
  /// @param components in the order to show
  /// @return this panel
  public Panel aside(Component... components) {
    aside.add(components);
    return this;
  }

  /// Adds a dim text to the right of the head.
  ///
  /// @param text in the reader's language
  /// @return this panel
  public Panel aside(String text) {
    return aside(new Span(text));
  }

  /// Shows a count beside the title.
  ///
  /// @param number 0 or more
  /// @return this panel
  public Panel count(int number) {
    titleLine.add(Tag.count(number));
    return this;
  }

  /// Lets rows, tables and grids reach the frame.
  ///
  /// @return this panel
  public Panel flush() {
    addClassName("panel-flush");
    return this;
  }

  /// Draws a hairline under the head.
  ///
  /// @return this panel
  public Panel lined() {
    head.addClassName("panel-head-line");
    return this;
  }

  /// Adds a foot of small text.
  ///
  /// @param components such as {@link Stale}
  /// @return this panel
  public Panel foot(Component... components) {
    Div foot = new Div(components);
    foot.addClassName("panel-foot");
    add(foot);
    return this;
  }

  /// Replaces the content.
  ///
  /// @param components stacked with 12 px between
  public void show(Component... components) {
    body.removeAll();
    body.add(components);
  }

  /// The place of the content.
  ///
  /// @return the body
  public Div body() {
    return body;
  }
}
