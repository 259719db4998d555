package io.trastienda.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.OptionalDouble;

/// The course of one number in 36 px of height; decoration beside the number and its second line.
public class Sparkline extends Div {

  private final List<Double> values;
  private final OptionalDouble target;

  /// A course.
  ///
  /// @param values two or more, oldest first
  /// @param target drawn dashed when present
  /// @param missed whether the target is missed, which turns the line red
  public Sparkline(List<Double> values, OptionalDouble target, boolean missed) {
    this.values = List.copyOf(values);
    this.target = target;
    addClassName("spark");
    if (missed) {
      addClassName("spark-late");
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    getElement().removeAllChildren();
    if (values.size() > 1) {
      getElement().appendChild(picture().root());
    }
  }

  private Svg picture() {
    double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    min = Math.min(min, target.orElse(min));
    max = Math.max(max, target.orElse(max));
    Scale scale = new Scale(min, max > min ? max : min + 1, 1, 32, 3);
    Svg svg = new Svg("spark-picture", 150, 36).stretched().decoration();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      line.append(i == 0 ? "M" : "L")
          .append(Svg.px(i * 150.0 / (values.size() - 1)))
          .append(' ')
          .append(Svg.px(scale.at(values.get(i))));
    }
    svg.path(line + "L150 36L0 36Z", "spark-area");
    target.ifPresent(goal -> svg.line(0, scale.at(goal), 150, scale.at(goal), "spark-target"));
    svg.path(line.toString(), "spark-line");
    return svg;
  }
}
