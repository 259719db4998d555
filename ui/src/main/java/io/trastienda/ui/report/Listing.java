package io.trastienda.ui.report;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/// A real table of components, with columns that a phone leaves out.
public final class Listing extends Div {

  /// One column.
  ///
  /// @param head its words
  /// @param number whether it holds numbers, which stand at the right
  /// @param wide whether a phone leaves it out
  public record Column(String head, boolean number, boolean wide) {}

  private final List<Column> columns;
  private final Element body = new Element("tbody");

  /// A table without rows.
  ///
  /// @param name what it lists, for screen readers
  /// @param columns from left to right
  public Listing(String name, Column... columns) {
    this.columns = List.of(columns);
    addClassName("table-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", name);
    Element heads = new Element("tr");
    for (Column column : columns) {
      Element head = new Element("th");
      head.setAttribute("scope", "col");
      head.setText(column.head());
      mark(head, column);
      heads.appendChild(head);
    }
    Element head = new Element("thead");
    head.appendChild(heads);
    Element table = new Element("table");
    table.setAttribute("class", "table");
    table.appendChild(head, body);
    getElement().appendChild(table);
  }

  /// Adds a row.
  ///
  /// @param className `lead`, `sub`, `picked` or empty
  /// @param cells as many as columns
  public void row(String className, Component... cells) {
    Element row = new Element("tr");
    if (!className.isEmpty()) {
      row.setAttribute("class", className);
    }
    for (int i = 0; i < cells.length; i++) {
      Element cell = new Element("td");
      mark(cell, columns.get(i));
      cell.appendChild(cells[i].getElement());
      row.appendChild(cell);
    }
    body.appendChild(row);
  }

  private static void mark(Element cell, Column column) {
    if (column.number()) {
      cell.getClassList().add("num");
    }
    if (column.wide()) {
      cell.getClassList().add("only-wide");
    }
  }

  /// Makes a cell with a title, linked, and a dim second line.
  ///
  /// @param title the first line
  /// @param path where it leads
  /// @param second the second line
  /// @return a cell
  public static Div titled(String title, String path, String second) {
    Anchor link = new Anchor(path, title);
    link.addClassName("row-title");
    Span under = new Span(second);
    under.addClassName("row-second");
    Div cell = new Div(link, under);
    cell.addClassName("row-main");
    return cell;
  }
}
