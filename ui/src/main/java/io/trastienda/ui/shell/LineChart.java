package io.trastienda.ui.shell;

import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;

/// A course over time with its target, an earlier period, notes on days, and points that open what
/// is behind them.
///
/// The first series is the subject; a second is drawn dotted behind it (an earlier period), a third
/// dashed.
public class LineChart extends Chart {

  /// A note at one label.
  ///
  /// @param index position of the label, from 0
  /// @param words what happened
  public record Flag(int index, String words) {}

  private record Target(double value, String words) {}

  private record Side(double y, String className, String words) {}

  private final List<String> labels;
  private final List<Series> series;
  private final List<Flag> flags = new ArrayList<>();
  private Optional<Target> target = Optional.empty();
  private Optional<IntConsumer> onPoint = Optional.empty();
  private DoubleFunction<String> format = value -> Formats.current().decimal(value, 1);
  private Optional<Double> floor = Optional.empty();

  /// A chart.
  ///
  /// @param name what it shows, for screen readers
  /// @param labels of the horizontal axis
  /// @param series one to three, each with as many values as labels
  public LineChart(String name, List<String> labels, List<Series> series) {
    super(name);
    this.labels = List.copyOf(labels);
    this.series = List.copyOf(series);
  }

  /// Draws the promised value as a dashed line.
  ///
  /// @param value the target
  /// @param words its name at the right end, one or two words
  /// @return this chart
  public LineChart target(double value, String words) {
    target = Optional.of(new Target(value, words));
    return this;
  }

  /// Marks a label.
  ///
  /// @param flag where and what
  /// @return this chart
  public LineChart flag(Flag flag) {
    flags.add(flag);
    return this;
  }

  /// Says how values read.
  ///
  /// @param words makes text of a value, with its unit
  /// @return this chart
  public LineChart format(DoubleFunction<String> words) {
    format = words;
    return this;
  }

  /// Starts the vertical axis at a value instead of below the smallest one.
  ///
  /// @param value usually 0
  /// @return this chart
  public LineChart from(double value) {
    floor = Optional.of(value);
    return this;
  }

  /// Lets every point of the first series open something.
  ///
  /// @param listener hears the position of the point
  /// @return this chart
  public LineChart onPoint(IntConsumer listener) {
    onPoint = Optional.of(listener);
    return this;
  }

  @Override
  void draw() {
    getElement()
        .appendChild(picture("chart-wide", 690, 210, 9), picture("chart-narrow", 326, 210, 4));
  }

  @Override
  List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    series.forEach(one -> head.add(one.name()));
    rows.add(head);
    for (int i = 0; i < labels.size(); i++) {
      List<String> row = new ArrayList<>(List.of(labels.get(i)));
      for (Series one : series) {
        OptionalDouble value = one.values().get(i);
        row.add(
            value.isPresent()
                ? format.apply(value.getAsDouble())
                : getTranslation("shell.no-data"));
      }
      rows.add(row);
    }
    return rows;
  }

  private Element picture(String className, int width, int height, int labelCount) {
    Svg svg = new Svg(className, width, height);
    if (onPoint.isPresent()) {
      svg.group(name());
    } else {
      svg.image(name() + ". " + summary());
    }
    double left = 40;
    double right = width - 62.0;
    double top = flags.isEmpty() ? 10 : 26;
    double bottom = height - 24.0;
    Scale scale = scale(bottom, top);
    drawGrid(svg, scale, left, right);
    drawLabels(svg, left, right, bottom, labelCount);
    List<Side> sides = new ArrayList<>();
    target.ifPresent(goal -> {
      double y = scale.at(goal.value());
      svg.line(left, y, right, y, "target");
      sides.add(new Side(y, "", goal.words()));
    });
    for (Flag flag : flags) {
      double x = x(flag.index(), left, right);
      svg.line(x, top - 6, x, bottom, "flag");
      boolean late = x > left + (right - left) * 0.55;
      svg.text(late ? x - 6 : x + 6, 12, late ? "end" : "start", "chart-flag-text", flag.words());
    }
    String[] classes = {"series", "series-2", "series-3"};
    for (int s = Math.min(series.size(), 3) - 1; s >= 0; s--) {
      svg.path(line(series.get(s), scale, left, right), classes[s]);
      drawAlone(svg, series.get(s), scale, left, right, classes[s]);
    }
    drawPoints(svg, scale, left, right, sides);
    for (Side side : apart(sides)) {
      svg.text(right + 8, side.y() + 4, "start", side.className(), side.words());
    }
    return svg.root();
  }

  private Scale scale(double bottom, double top) {
    double min = floor.orElse(Double.POSITIVE_INFINITY);
    double max = Double.NEGATIVE_INFINITY;
    for (Series one : series) {
      for (OptionalDouble value : one.values()) {
        if (value.isPresent()) {
          min = Math.min(min, value.getAsDouble());
          max = Math.max(max, value.getAsDouble());
        }
      }
    }
    if (target.isPresent()) {
      min = Math.min(min, target.get().value());
      max = Math.max(max, target.get().value());
    }
    return max < min ? new Scale(0, 1, 1, bottom, top) : Scale.around(min, max, 4, bottom, top);
  }

  private void drawGrid(Svg svg, Scale scale, double left, double right) {
    for (double tick : scale.ticks()) {
      double y = scale.at(tick);
      svg.line(left, y, right, y, "grid-line");
      svg.text(left - 8, y + 4, "end", "", Formats.current().decimal(tick, scale.decimals()));
    }
  }

  private void drawLabels(Svg svg, double left, double right, double bottom, int labelCount) {
    int last = labels.size() - 1;
    int every = Math.max(1, (int) Math.ceil(labels.size() / (double) labelCount));
    for (int i = 0; i <= last; i++) {
      boolean shown = i == last || (i % every == 0 && last - i >= Math.max(1, every * 2 / 3));
      if (shown) {
        svg.text(x(i, left, right), bottom + 18, "middle", "", labels.get(i));
      }
    }
  }

  /// A day between two days without a value has no line; a dot shows it.
  private void drawAlone(
      Svg svg, Series one, Scale scale, double left, double right, String className) {
    List<OptionalDouble> values = one.values();
    for (int i = 0; i < values.size(); i++) {
      OptionalDouble value = values.get(i);
      boolean before = i > 0 && values.get(i - 1).isPresent();
      boolean after = i < values.size() - 1 && values.get(i + 1).isPresent();
      if (value.isPresent() && !before && !after) {
        svg.circle(x(i, left, right), scale.at(value.getAsDouble()), 2.5, "alone " + className);
      }
    }
  }

  private void drawPoints(Svg svg, Scale scale, double left, double right, List<Side> sides) {
    if (series.isEmpty()) {
      return;
    }
    List<OptionalDouble> subject = series.getFirst().values();
    for (int i = subject.size() - 1; i >= 0; i--) {
      if (subject.get(i).isPresent()) {
        double value = subject.get(i).getAsDouble();
        svg.circle(x(i, left, right), scale.at(value), 4, "point");
        sides.add(new Side(scale.at(value), "chart-strong", format.apply(value)));
        break;
      }
    }
    if (series.size() > 1) {
      List<OptionalDouble> second = series.get(1).values();
      for (int i = second.size() - 1; i >= 0; i--) {
        if (second.get(i).isPresent()) {
          sides.add(new Side(scale.at(second.get(i).getAsDouble()), "", series.get(1).name()));
          break;
        }
      }
    }
    onPoint.ifPresent(listener -> {
      for (int i = 0; i < subject.size(); i++) {
        if (subject.get(i).isPresent()) {
          double value = subject.get(i).getAsDouble();
          Element hit = svg.circle(x(i, left, right), scale.at(value), 12, "hit");
          int index = i;
          hit.setAttribute("role", "link");
          hit.setAttribute("tabindex", "0");
          hit.setAttribute("aria-label", labels.get(i) + ": " + format.apply(value));
          hit.addEventListener("click", event -> listener.accept(index));
          hit.addEventListener("keydown", event -> listener.accept(index))
              .setFilter("event.key === 'Enter'");
        }
      }
    });
  }

  private static List<Side> apart(List<Side> sides) {
    List<Side> sorted = new ArrayList<>(sides);
    sorted.sort(Comparator.comparingDouble(Side::y));
    for (int i = 1; i < sorted.size(); i++) {
      Side above = sorted.get(i - 1);
      Side side = sorted.get(i);
      if (side.y() - above.y() < 15) {
        sorted.set(i, new Side(above.y() + 15, side.className(), side.words()));
      }
    }
    return sorted;
  }

  private double x(int index, double left, double right) {
    return labels.size() < 2
        ? (left + right) / 2
        : left + 4 + index * (right - left - 4) / (labels.size() - 1);
  }

  private String line(Series one, Scale scale, double left, double right) {
    StringBuilder path = new StringBuilder();
    boolean gap = true;
    for (int i = 0; i < one.values().size(); i++) {
      OptionalDouble value = one.values().get(i);
      if (value.isPresent()) {
        path.append(gap ? "M" : "L")
            .append(Svg.px(x(i, left, right)))
            .append(' ')
            .append(Svg.px(scale.at(value.getAsDouble())));
      }
      gap = value.isEmpty();
    }
    return path.toString();
  }

  private String summary() {
    if (series.isEmpty()) {
      return "";
    }
    List<OptionalDouble> subject = series.getFirst().values();
    for (int i = subject.size() - 1; i >= 0; i--) {
      if (subject.get(i).isPresent()) {
        return labels.get(i) + ": " + format.apply(subject.get(i).getAsDouble());
      }
    }
    return getTranslation("shell.no-data");
  }
}
