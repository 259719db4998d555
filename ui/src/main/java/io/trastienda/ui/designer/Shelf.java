package io.trastienda.ui.designer;

import java.util.Locale;

/// The parts of a client's catalogue.
enum Shelf {
  TYPES,
  CALENDARS,
  LEVELS,
  TEXTS,
  MACROS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Shelf of(String word) {
    for (Shelf shelf : values()) {
      if (shelf.word().equals(word)) {
        return shelf;
      }
    }
    return TYPES;
  }
}
