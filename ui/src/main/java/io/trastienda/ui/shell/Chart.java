package io.trastienda.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;

/// A picture of numbers that can be read as a table as well.
public abstract class Chart extends Div {

  private final String name;

  Chart(String name) {
    this.name = name;
    addClassName("chart");
  }

  final String name() {
    return name;
  }

  /// A small button that turns the chart into its table and back.
  ///
  /// @return a new button
  public IconButton tableToggle() {
    IconButton toggle =
        new IconButton(Icons.TABLE, getTranslation("shell.chart.table", name), () -> {});
    toggle.getElement().setAttribute("aria-pressed", "false");
    toggle.addClickListener(click -> {
      boolean table = !hasClassName("as-table");
      setClassName("as-table", table);
      toggle.getElement().setAttribute("aria-pressed", String.valueOf(table));
    });
    return toggle;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    getElement().removeAllChildren();
    draw();
    Div scroller = new Div();
    scroller.addClassNames("chart-table", "table-scroll");
    scroller.getElement().setAttribute("tabindex", "0");
    scroller.getElement().setAttribute("role", "region");
    scroller.getElement().setAttribute("aria-label", name);
    scroller.getElement().appendChild(Tables.of("table table-tight", name, table()));
    add(scroller);
  }

  /// Draws for the width classes of the sheet.
  abstract void draw();

  /// The numbers as rows of text, the first row being the heads.
  abstract List<List<String>> table();

  static Element tag(String tag, String className) {
    Element element = new Element(tag);
    element.setAttribute("class", className);
    return element;
  }

  static Element share(Element element, double share) {
    element.getStyle().set("--share", String.valueOf(Math.round(share * 10_000) / 10_000.0));
    return element;
  }
}
