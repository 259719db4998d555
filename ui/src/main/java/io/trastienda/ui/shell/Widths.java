package io.trastienda.ui.shell;

import com.vaadin.flow.component.UI;

/// How wide the reader's window was when it opened, for what a media query cannot change.
public final class Widths {

  private static final int PHONE = 700;

  private Widths() {}

  /// Whether a window is so narrow that everything stands in one column.
  ///
  /// @param ui the window
  /// @return true under 700 px; false if the browser did not say
  public static boolean isPhone(UI ui) {
    int width = ui.getPage().getExtendedClientDetails().getWindowInnerWidth();
    return width > 0 && width < PHONE;
  }
}
