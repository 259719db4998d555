package io.trastienda.ui.shell;

import java.util.List;

/// Entries of the menu under one head.
///
/// @param titleKey message key of the head, or plain text if there is no such key; empty for none
/// @param entries in the order to show
public record MenuGroup(String titleKey, List<MenuEntry> entries) {

  /// Copies the entries.
  public MenuGroup {
    entries = List.copyOf(entries);
  }

  /// A group without a head.
  ///
  /// @param entries in the order to show
  /// @return a group
  public static MenuGroup of(MenuEntry... entries) {
    return new MenuGroup("", List.of(entries));
  }
}
