package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// A switch of two to four choices side by side.
///
/// @param <T> what is chosen
public class Segmented<T> extends Div {

  private final Map<T, NativeButton> buttons = new LinkedHashMap<>();

  /// A switch.
  ///
  /// @param name what is chosen, for screen readers
  /// @param choices in the order to show
  /// @param words how a choice reads
  /// @param chosen the first choice
  /// @param onChoice hears the reader's choice
  public Segmented(
      String name, Iterable<T> choices, Function<T, String> words, T chosen, Consumer<T> onChoice) {
    addClassName("segmented");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", name);
    for (T choice : choices) {
      NativeButton button = new NativeButton(words.apply(choice));
      button.getElement().setAttribute("type", "button");
      button.addClickListener(click -> {
        choose(choice);
        onChoice.accept(choice);
      });
      buttons.put(choice, button);
      add(button);
    }
    choose(chosen);
  }

  /// Shows a choice as chosen without telling the listener.
  ///
  /// @param chosen one of the choices
  public final void choose(T chosen) {
    buttons.forEach((choice, button) ->
        button.getElement().setAttribute("aria-pressed", String.valueOf(choice.equals(chosen))));
  }
}
