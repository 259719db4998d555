package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.server.Command;
import io.trastienda.ui.shell.KeyHint;
import java.util.List;

/// A key of the desk with Ctrl or Alt. What listens and what the sheet of keys shows are one list.
///
/// @param word the end of the message key that says what it does
/// @param key the key
/// @param modifier Ctrl or Alt
/// @param shown the keys as people read them, the same in all languages
record DeskKeys(String word, Key key, KeyModifier modifier, String shown) {

  /// Takes the next case.
  static final DeskKeys NEXT = alt("next", Key.KEY_N, "N");

  /// Completes and takes the next case.
  static final DeskKeys COMPLETE_NEXT = alt("complete-next", Key.KEY_E, "E");

  /// Completes.
  static final DeskKeys COMPLETE =
      new DeskKeys("complete", Key.ENTER, KeyModifier.CONTROL, "Ctrl ↵");

  /// Writes a note.
  static final DeskKeys NOTE = alt("note", Key.KEY_P, "P");

  /// Goes to the case that is offered.
  static final DeskKeys OFFER = alt("offer", Key.KEY_O, "O");

  /// Those of a case's page.
  static final List<DeskKeys> CASE = List.of(COMPLETE, COMPLETE_NEXT, NEXT, NOTE, OFFER);

  private static DeskKeys alt(String word, Key key, String letter) {
    return new DeskKeys(word, key, KeyModifier.ALT, "Alt " + letter);
  }

  /// Does something when it is pressed while a component is on the screen.
  void on(Component component, Command act) {
    Shortcuts.addShortcutListener(component, act, key, modifier);
  }

  /// Its line in the sheet of keys.
  KeyHint hint() {
    return KeyHint.of(shown, "desk.keyed." + word);
  }
}
