package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.ui.shell.KeyHint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The keys of the case page, in the order in which a list of them shows them. A screen that takes
/// a key takes it from here, so that no list of keys is ever wrong.
enum DeskKeys {
  /// Takes the next case.
  NEXT("KeyN", KeyModifier.ALT),
  /// Completes the case and takes the next one.
  COMPLETE_NEXT("KeyE", KeyModifier.ALT),
  /// Completes the case and stays.
  COMPLETE("Enter", KeyModifier.CONTROL),
  /// Goes to where a note is written.
  NOTE("KeyP", KeyModifier.ALT),
  /// Sets the case aside.
  PARK("KeyM", KeyModifier.ALT),
  /// Hands the case over.
  HAND_OVER("KeyH", KeyModifier.ALT),
  /// Copies the case's reference; only while the case page has the focus, nothing is typed, and the
  /// reader has not switched keys off that stand alone.
  COPY(".", null);

  private static final String OUTSIDE_OF_INPUTS =
      "event.key === '.' && !event.ctrlKey && !event.altKey && !event.metaKey"
          + " && window.trastienda?.single !== false"
          + " && !event.composedPath()[0].matches('input, textarea, select, [contenteditable]')";

  private final String key;
  private final @Nullable KeyModifier modifier;

  DeskKeys(String key, @Nullable KeyModifier modifier) {
    this.key = key;
    this.modifier = modifier;
  }

  /// The translation key of what is pressed.
  String pressed() {
    return "desk.key." + word();
  }

  /// The translation key of what it does.
  String does() {
    return "desk.keyed." + word();
  }

  /// Its line in the sheet of keys.
  KeyHint hint() {
    return new KeyHint(shown(), does(), modifier == null);
  }

  /// What is pressed, as people read it.
  String shown() {
    return I18NProvider.translate(pressed());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Lets a part of the screen do something when the key is pressed in it.
  void on(Component part, Runnable action) {
    KeyModifier with = modifier;
    if (with != null) {
      Shortcuts.addShortcutListener(part, action::run, Key.of(key), with);
      return;
    }
    DomListenerRegistration single =
        part.getElement().addEventListener("keydown", event -> action.run());
    single.setFilter(OUTSIDE_OF_INPUTS);
  }
}
