package io.trastienda.ui.shell;

import com.vaadin.flow.dom.Element;
import java.util.List;

/// Small real tables out of text.
final class Tables {

  private Tables() {}

  /// A table whose first row are heads and whose first column names the rows.
  static Element of(String className, String caption, List<List<String>> rows) {
    Element table = Chart.tag("table", className);
    Element words = Chart.tag("caption", "visually-hidden");
    words.setText(caption);
    Element head = new Element("thead");
    Element body = new Element("tbody");
    table.appendChild(words, head, body);
    for (int r = 0; r < rows.size(); r++) {
      Element row = new Element("tr");
      for (int c = 0; c < rows.get(r).size(); c++) {
        Element cell = new Element(r == 0 ? "th" : "td");
        if (r == 0) {
          cell.setAttribute("scope", "col");
        }
        if (c > 0) {
          cell.setAttribute("class", "num");
        }
        cell.setText(rows.get(r).get(c));
        row.appendChild(cell);
      }
      (r == 0 ? head : body).appendChild(row);
    }
    return table;
  }
}
