package io.trastienda.ui.shell;

import java.util.List;

/// A screen with keys of its own, which the sheet of keys lists.
public interface KeyedScreen {

  /// Gives the keys.
  ///
  /// @return in the order to show
  List<KeyHint> keys();
}
