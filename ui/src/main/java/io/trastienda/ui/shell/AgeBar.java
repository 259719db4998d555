package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;

/// How much of its service level a case has used, as a bar with the age beside it.
public class AgeBar extends Span {

  /// A bar.
  ///
  /// @param age time since the case was opened
  /// @param used share of the service level used, 0 to 1; more counts as 1
  /// @param tone late, due soon or paused colour the bar, anything else does not
  public AgeBar(Duration age, double used, Tone tone) {
    addClassName("age");
    switch (tone) {
      case LATE -> addClassName("age-late");
      case DUE_SOON -> addClassName("age-due-soon");
      case PAUSED -> addClassName("age-paused");
      case MET, LATER, PLAIN, ACCENT -> addClassName("age-calm");
    }
    Span fill = new Span();
    fill.addClassName("age-fill");
    fill.getStyle().set("--share", String.valueOf(Math.clamp(used, 0.0, 1.0)));
    Span track = new Span(fill);
    track.addClassName("age-track");
    track.getElement().setAttribute("aria-hidden", "true");
    add(track, new Span(Formats.current().duration(age)));
  }
}
