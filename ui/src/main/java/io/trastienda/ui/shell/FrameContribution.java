package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/// Port: a room puts a component of its own into the frame, such as search, presence or the agent's
/// stack.
public interface FrameContribution {

  /// Where in the frame.
  enum Place {
    /// Left in the top bar, 352 px wide.
    SEARCH,
    /// Right in the top bar, before the avatar.
    PRESENCE,
    /// Under the menu.
    DRAWER,
    /// Over the page, full width.
    BANNER,
    /// At the lower right, floating over every page.
    OVER
  }

  /// Where the component goes.
  ///
  /// @return a place of the frame
  Place place();

  /// Makes the component for somebody, once per open tab.
  ///
  /// @param viewer who is signed in
  /// @return empty if there is nothing for them
  Optional<Component> component(Viewer viewer);
}
