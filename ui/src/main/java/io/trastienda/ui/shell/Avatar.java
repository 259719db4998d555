package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/// The initials of a person in a circle; decoration beside the name.
public class Avatar extends Span {

  /// A circle of 28 px.
  ///
  /// @param name the person's name
  public Avatar(String name) {
    super(initials(name));
    addClassName("avatar");
    getElement().setAttribute("aria-hidden", "true");
  }

  static String initials(String name) {
    List<String> words = List.of(name.strip().split("\\s+", -1));
    StringBuilder letters = new StringBuilder();
    for (String word : words) {
      if (!word.isEmpty() && letters.length() < 2) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    return letters.toString().toUpperCase(Locale.ROOT);
  }
}
