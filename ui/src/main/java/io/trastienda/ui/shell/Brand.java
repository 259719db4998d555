package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;

/// The mark, the product's name and a line under it.
class Brand extends Anchor {

  Brand(String line) {
    setHref("");
    addClassName("brand");
    Image mark = new Image("favicon.svg", "");
    mark.addClassName("brand-mark");
    Span name = new Span("Trastienda");
    name.addClassName("brand-name");
    Div words = new Div(name);
    words.addClassName("brand-words");
    if (!line.isEmpty()) {
      Span second = new Span(line);
      second.addClassName("brand-line");
      words.add(second);
    }
    add(mark, words);
  }
}
