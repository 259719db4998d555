package io.trastienda.ui.shell;

import com.vaadin.flow.component.page.ColorScheme;

/// Light, dark, or what the operating system says.
public enum Theme {
  LIGHT(ColorScheme.Value.LIGHT),
  DARK(ColorScheme.Value.DARK),
  SYSTEM(ColorScheme.Value.SYSTEM);

  private final ColorScheme.Value scheme;

  Theme(ColorScheme.Value scheme) {
    this.scheme = scheme;
  }

  ColorScheme.Value scheme() {
    return scheme;
  }
}
