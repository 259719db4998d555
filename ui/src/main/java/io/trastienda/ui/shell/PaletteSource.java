package io.trastienda.ui.shell;

import java.util.List;
import java.util.Optional;

/// Port: a room of screens adds what its people can find and do from the palette.
public interface PaletteSource {

  /// What is looked for.
  ///
  /// @param viewer who is signed in
  /// @param client on whose case the reader is: nothing of another client may come back; empty when
  ///   the reader is on no client's case, or asked for all of them
  /// @param text what was typed, stripped; empty for nothing yet
  record Ask(Viewer viewer, Optional<ViewerClient> client, String text) {}

  /// Gives what may be meant; the palette itself compares the words of entries that were not found
  /// by a search.
  ///
  /// @param ask what is looked for
  /// @return entries in any order
  List<PaletteEntry> entries(Ask ask);
}
