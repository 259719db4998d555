package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/// Terms at the left, values at the right.
@Tag("dl")
public class Facts extends HtmlContainer {

  /// An empty list of facts.
  public Facts() {
    addClassName("facts");
  }

  /// Adds a fact.
  ///
  /// @param term in the reader's language
  /// @param value formatted
  /// @return this list
  public Facts add(String term, String value) {
    return add(term, new Span(value));
  }

  /// Adds a fact with a component.
  ///
  /// @param term in the reader's language
  /// @param value what stands at the right
  /// @return this list
  public Facts add(String term, Component value) {
    Element dt = new Element("dt");
    dt.setText(term);
    Element dd = new Element("dd");
    dd.appendChild(value.getElement());
    getElement().appendChild(dt, dd);
    return this;
  }
}
