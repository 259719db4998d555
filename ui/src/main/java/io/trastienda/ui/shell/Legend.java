package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/// Names of tints.
public class Legend extends Div {

  /// An empty legend.
  public Legend() {
    addClassName("legend");
  }

  /// Adds a tint.
  ///
  /// @param tint `tint-1` to `tint-4` for ages, `tint-main`, `tint-pale`
  /// @param words what it means
  /// @return this legend
  public Legend key(String tint, String words) {
    Span key = new Span();
    key.addClassNames("legend-key", tint);
    Element swatch = new Element("i");
    swatch.setAttribute("aria-hidden", "true");
    key.getElement().appendChild(swatch);
    key.add(new Span(words));
    add(key);
    return this;
  }

  /// The four ages of waiting cases.
  ///
  /// @return under 4 h, 4 to 24 h, 1 to 3 days, over 3 days
  public static Legend ages() {
    Legend legend = new Legend();
    for (int i = 1; i <= 4; i++) {
      legend.key("tint-" + i, legend.getTranslation("shell.age." + i));
    }
    return legend;
  }
}
