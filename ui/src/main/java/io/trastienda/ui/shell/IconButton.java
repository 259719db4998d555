package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.NativeButton;

/// A small button that shows only an icon and names itself.
public class IconButton extends NativeButton {

  /// A button of 26 px.
  ///
  /// @param icon what to show
  /// @param name what it does, in the reader's language
  /// @param action what happens on a click
  public IconButton(Icons icon, String name, Runnable action) {
    addClassName("icon-button");
    getElement().setAttribute("type", "button");
    add(icon.create());
    setAriaLabel(name);
    setTitle(name);
    addClickListener(click -> action.run());
  }
}
