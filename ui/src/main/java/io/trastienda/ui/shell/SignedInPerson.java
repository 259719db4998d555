package io.trastienda.ui.shell;

import java.util.Optional;

/// Port: tells the frame who is signed in and remembers their preferences.
public interface SignedInPerson {

  /// Who is signed in in the current session.
  ///
  /// @return empty on public pages
  Optional<Viewer> viewer();

  /// Keeps the preferences of whoever is signed in.
  ///
  /// @param preferences what they chose
  void remember(Preferences preferences);
}
