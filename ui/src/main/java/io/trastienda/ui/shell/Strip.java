package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Section;

/// Four to six numbers side by side in one frame; two columns on a phone.
public class Strip extends Section {

  /// A strip.
  ///
  /// @param name what the numbers are about, for screen readers
  /// @param tiles in the order to show
  public Strip(String name, Tile... tiles) {
    addClassName("strip");
    setAriaLabel(name);
    add(tiles);
  }
}
