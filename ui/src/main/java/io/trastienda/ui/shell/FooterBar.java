package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;

/// The bar that stays at the bottom: state at the left, actions at the right, the primary one last.
public class FooterBar extends Footer {

  private final Div start = new Div();
  private final Div end = new Div();

  /// A bar.
  ///
  /// @param actions in the order to show, the primary one last
  public FooterBar(Component... actions) {
    addClassName("footer-bar");
    start.addClassName("footer-start");
    end.addClassName("footer-end");
    end.add(actions);
    add(start, end);
  }

  /// Replaces what stands at the left.
  ///
  /// @param components such as "Draft saved 14:03:12"
  public void state(Component... components) {
    start.removeAll();
    start.add(components);
  }
}
