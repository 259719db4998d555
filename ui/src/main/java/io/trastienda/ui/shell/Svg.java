package io.trastienda.ui.shell;

import com.vaadin.flow.dom.Element;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Builds SVG out of Flow elements; must be made anew at each attach because `viewBox` is set by
/// script.
final class Svg {

  private final Element root = new Element("svg");

  /// `Element.setAttribute` lower-cases names, so `viewBox` goes by script.
  Svg(String className, int width, int height) {
    root.setAttribute("class", className);
    root.executeJs("this.setAttribute('viewBox',$0)", "0 0 " + width + " " + height);
  }

  Svg stretched() {
    root.executeJs("this.setAttribute('preserveAspectRatio','none')");
    return this;
  }

  Svg image(String label) {
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", label);
    return this;
  }

  Svg group(String label) {
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", label);
    return this;
  }

  Svg decoration() {
    root.setAttribute("aria-hidden", "true");
    return this;
  }

  Element root() {
    return root;
  }

  Element line(double x1, double y1, double x2, double y2, String className) {
    return add("line", className)
        .setAttribute("x1", px(x1))
        .setAttribute("y1", px(y1))
        .setAttribute("x2", px(x2))
        .setAttribute("y2", px(y2));
  }

  Element path(String data, String className) {
    return add("path", className).setAttribute("d", data);
  }

  Element circle(double x, double y, double radius, String className) {
    return add("circle", className)
        .setAttribute("cx", px(x))
        .setAttribute("cy", px(y))
        .setAttribute("r", px(radius));
  }

  Element text(double x, double y, String anchor, String className, String words) {
    Element text =
        add("text", className)
            .setAttribute("x", px(x))
            .setAttribute("y", px(y))
            .setAttribute("text-anchor", anchor);
    text.setText(words);
    return text;
  }

  private Element add(String tag, String className) {
    Element element = new Element(tag);
    if (!className.isEmpty()) {
      element.setAttribute("class", className);
    }
    root.appendChild(element);
    return element;
  }

  static String px(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
