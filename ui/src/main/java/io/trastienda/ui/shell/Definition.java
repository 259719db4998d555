package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/// What a number means: formula, this period's fraction, source and links to the tasks.
public class Definition extends Popover {

  private final Div links = new Div();
  private final Div head = new Div();

  /// A definition.
  ///
  /// @param name the number's name
  /// @param formula how it is computed, in words
  /// @param fraction this period's counts, such as "1,146 of 1,204 = 95.2 %"
  public Definition(String name, String formula, String fraction) {
    H2 title = new H2(name);
    head.add(title);
    head.addClassName("definition-head");
    Div ground = new Div(formula);
    ground.addClassName("definition-formula");
    links.addClassName("definition-links");
    Div content = new Div(head, ground, new Paragraph(fraction), links);
    content.addClassName("definition");
    add(content);
    setPosition(PopoverPosition.BOTTOM_START);
    setAriaLabel(name);
  }

  /// Names where the definition is agreed.
  ///
  /// @param words such as "contract, annex C 1.2"
  /// @return this definition
  public Definition source(String words) {
    head.add(new Tag(Tone.PLAIN, words));
    return this;
  }

  /// Adds a link.
  ///
  /// @param words what it opens
  /// @param path a route with its query
  /// @return this definition
  public Definition link(String words, String path) {
    links.add(new Anchor(path, words));
    return this;
  }

  /// Opens on a click or on Enter at a component.
  ///
  /// @param opener what is clicked
  public void openFrom(Component opener) {
    setTarget(opener);
    setOpenOnClick(true);
  }
}
