package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/// Money so far, its forecast, and the cap, in one bar.
public class Meter extends Div {

  /// A bar whose full length is the greater of cap and forecast.
  ///
  /// @param name what is measured, in words with the numbers
  /// @param soFar 0 or more
  /// @param forecast at least `soFar`, or 0 for none
  /// @param cap the limit, or 0 for none
  public Meter(String name, double soFar, double forecast, double cap) {
    addClassName("meter");
    getElement().setAttribute("role", "img");
    getElement().setAttribute("aria-label", name);
    double full = Math.max(Math.max(cap, forecast), Math.max(soFar, 1e-9));
    getElement().appendChild(Chart.share(Chart.tag("i", "tint-main"), soFar / full));
    if (forecast > soFar) {
      getElement().appendChild(Chart.share(Chart.tag("i", "tint-pale"), (forecast - soFar) / full));
    }
    if (cap > 0) {
      Element line = Chart.share(Chart.tag("i", "meter-cap"), cap / full);
      getElement().appendChild(line);
    }
  }
}
