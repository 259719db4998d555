package io.trastienda.ui.shell;

import java.util.List;

/// Port: the views that Alt and a digit open, wherever the reader is.
public interface QuickViews {

  /// Gives the addresses of the first views.
  ///
  /// @param viewer who is signed in
  /// @return at most nine paths without a leading slash
  List<String> paths(Viewer viewer);
}
