package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;

/// How fresh the numbers are: "data as of 14:02:31", louder when old.
public class Stale extends Span {

  /// A freshness line.
  ///
  /// @param asOf the newest event in the numbers
  /// @param now the present
  /// @param tolerated the age from which the line warns
  public Stale(Instant asOf, Instant now, Duration tolerated) {
    boolean old = Duration.between(asOf, now).compareTo(tolerated) > 0;
    addClassName("stale");
    if (old) {
      addClassName("is-old");
      add(Icons.LATE.small());
    } else {
      Span dot = new Span();
      dot.addClassNames("dot", "dot-met");
      add(dot);
    }
    add(new Span(getTranslation(old ? "shell.stale" : "shell.as-of", moment(asOf, now))));
  }

  /// Gives a moment in the reader's words: the time, and the day if it is another one.
  ///
  /// @param asOf the moment
  /// @param now the present
  /// @return such as "14:02:31"
  public static String moment(Instant asOf, Instant now) {
    Formats formats = Formats.current();
    boolean sameDay =
        asOf.atZone(formats.zone()).toLocalDate().equals(now.atZone(formats.zone()).toLocalDate());
    return sameDay ? formats.timeWithSeconds(asOf) : formats.dateTime(asOf);
  }
}
