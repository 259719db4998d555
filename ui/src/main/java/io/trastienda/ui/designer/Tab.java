package io.trastienda.ui.designer;

import java.util.Locale;

/// The sides of a work type that the designer shows one at a time.
enum Tab {
  GENERAL,
  STATES,
  CHOICES,
  FIELDS,
  CHECKLIST,
  PROCEDURE,
  HISTORY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tab of(String word) {
    for (Tab tab : values()) {
      if (tab.word().equals(word)) {
        return tab;
      }
    }
    return GENERAL;
  }
}
