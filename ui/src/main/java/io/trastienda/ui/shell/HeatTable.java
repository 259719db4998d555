package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;

/// Numbers by two dimensions in a real table, tinted by their distance from a target; a dot marks
/// what misses it, and it scrolls inside its panel on a phone.
public class HeatTable extends Div {

  /// One line.
  ///
  /// @param name what the line is about
  /// @param values one for each column; empty is "no data"
  public record Line(String name, List<OptionalDouble> values) {

    /// Copies the values.
    public Line {
      values = List.copyOf(values);
    }
  }

  /// A table where more is better.
  ///
  /// @param name what it shows, for screen readers
  /// @param corner head of the first column
  /// @param columns heads of the other columns
  /// @param lines in the order to show
  /// @param target the promised value
  /// @param format how values read
  /// @param path what is behind line and column, by position; empty text for no link
  public HeatTable(
      String name,
      String corner,
      List<String> columns,
      List<Line> lines,
      double target,
      DoubleFunction<String> format,
      BiFunction<Integer, Integer, String> path) {
    addClassName("table-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", name);
    double best = target;
    double worst = target;
    for (Line line : lines) {
      for (OptionalDouble value : line.values()) {
        best = Math.max(best, value.orElse(best));
        worst = Math.min(worst, value.orElse(worst));
      }
    }
    Element table = Chart.tag("table", "heat");
    Element head = new Element("tr");
    head.appendChild(head(corner, "col"));
    columns.forEach(column -> head.appendChild(head(column, "col")));
    Element thead = new Element("thead");
    thead.appendChild(head);
    Element body = new Element("tbody");
    for (int r = 0; r < lines.size(); r++) {
      Element row = new Element("tr");
      row.appendChild(head(lines.get(r).name(), "row"));
      for (int c = 0; c < lines.get(r).values().size(); c++) {
        OptionalDouble value = lines.get(r).values().get(c);
        Element cell = Chart.tag("td", tint(value, target, best, worst));
        String words =
            value.isPresent() ? format.apply(value.getAsDouble()) : getTranslation("shell.no-data");
        String target1 = path.apply(r, c);
        if (target1.isEmpty() || value.isEmpty()) {
          cell.setText(words);
        } else {
          Element link = new Element("a");
          link.setAttribute("href", target1);
          link.setAttribute("router-link", true);
          link.setText(words);
          cell.appendChild(link);
        }
        row.appendChild(cell);
      }
      body.appendChild(row);
    }
    table.appendChild(thead, body);
    getElement().appendChild(table);
  }

  private static Element head(String words, String scope) {
    Element head = new Element("th");
    head.setAttribute("scope", scope);
    head.setText(words);
    return head;
  }

  static String tint(OptionalDouble value, double target, double best, double worst) {
    if (value.isEmpty()) {
      return "no-data";
    }
    double number = value.getAsDouble();
    if (number < target) {
      return number <= target - (target - worst) * 0.75 ? "bad-2" : "bad-1";
    }
    double share = best > target ? (number - target) / (best - target) : 0;
    return share > 0.7 ? "good-2" : share > 0.4 ? "good-1" : "level";
  }
}
