package io.trastienda.ui.shell;

import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.function.Consumer;

/// One line of the palette.
///
/// @param group under which head it stands
/// @param icon what it is
/// @param label its words, in the reader's language
/// @param second what else to say of it, may be empty
/// @param keys the keys that do the same, empty for none
/// @param client whose it is, empty for what belongs to no client
/// @param found whether a search has found it, so that its words are not compared again
/// @param act what it does
public record PaletteEntry(
    Group group,
    Icons icon,
    String label,
    String second,
    String keys,
    Optional<ViewerClient> client,
    boolean found,
    Consumer<UI> act) {

  /// The heads of the palette, in their order.
  public enum Group {
    /// Cases by reference or, within a client, by words.
    CASES,
    /// What the reader can do from everywhere.
    ACTIONS,
    /// Views and queues.
    VIEWS,
    /// Screens of the menu.
    SCREENS,
    /// How screens look.
    LOOK
  }

  /// Something to do.
  ///
  /// @param group under which head it stands
  /// @param icon what it is
  /// @param label its words, in the reader's language
  /// @param act what it does
  /// @return an entry of no client
  public static PaletteEntry of(Group group, Icons icon, String label, Consumer<UI> act) {
    return new PaletteEntry(group, icon, label, "", "", Optional.empty(), false, act);
  }

  /// The same with the keys that do it.
  ///
  /// @param pressed the keys as people read them
  /// @return a new entry
  public PaletteEntry keyed(String pressed) {
    return new PaletteEntry(group, icon, label, second, pressed, client, found, act);
  }

  /// The same as one of a client: on another client's case it is not shown.
  ///
  /// @param owner the client
  /// @return a new entry
  public PaletteEntry of(ViewerClient owner) {
    return new PaletteEntry(group, icon, label, second, keys, Optional.of(owner), found, act);
  }

  /// The same with a second line.
  ///
  /// @param words in the reader's language
  /// @return a new entry
  public PaletteEntry saying(String words) {
    return new PaletteEntry(group, icon, label, words, keys, client, found, act);
  }

  /// The same as the answer of a search.
  ///
  /// @return a new entry
  public PaletteEntry asFound() {
    return new PaletteEntry(group, icon, label, second, keys, client, true, act);
  }
}
