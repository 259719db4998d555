package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Span;

/// A pill of 20 px with the icon and the words of a state.
public class Tag extends Span {

  /// A pill.
  ///
  /// @param tone what the state says
  /// @param words what to read
  public Tag(Tone tone, String words) {
    addClassNames("tag", tone.tagClass());
    tone.icon().ifPresent(icon -> add(icon.create()));
    add(new Span(words));
  }

  /// A count beside a title.
  ///
  /// @param number 0 or more
  /// @return a pill in the product's colour
  public static Tag count(int number) {
    Tag tag = new Tag(Tone.ACCENT, Formats.current().number(number));
    tag.addClassName("tag-count");
    return tag;
  }
}
