package io.trastienda.ui.shell;

import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;

/// One or two bars for each label, with the count over each bar; the last series is the main one.
public class BarChart extends Chart {

  private final List<String> labels;
  private final List<Series> series;
  private DoubleFunction<String> format = value -> Formats.current().number(Math.round(value));
  private IntConsumer onBar = index -> {};
  private boolean clickable;

  /// A chart.
  ///
  /// @param name what it shows, for screen readers
  /// @param labels under the bars
  /// @param series one or two, each with as many values of 0 or more as labels
  public BarChart(String name, List<String> labels, List<Series> series) {
    super(name);
    this.labels = List.copyOf(labels);
    this.series = List.copyOf(series);
  }

  /// Says how values read.
  ///
  /// @param words makes text of a value
  /// @return this chart
  public BarChart format(DoubleFunction<String> words) {
    format = words;
    return this;
  }

  /// Lets every group of bars open something.
  ///
  /// @param listener hears the position of the label
  /// @return this chart
  public BarChart onBar(IntConsumer listener) {
    onBar = listener;
    clickable = true;
    return this;
  }

  /// The names of the series with their tints, for the head of the panel.
  ///
  /// @return a legend
  public Legend legend() {
    Legend legend = new Legend();
    for (int s = 0; s < series.size(); s++) {
      legend.key(tint(s), series.get(s).name());
    }
    return legend;
  }

  private String tint(int s) {
    return s == series.size() - 1 ? "tint-main" : "tint-pale";
  }

  @Override
  void draw() {
    double max =
        series.stream()
            .flatMap(one -> one.values().stream())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max()
            .orElse(1);
    Element bars = tag("div", "bars");
    bars.setAttribute("role", "group");
    bars.setAttribute("aria-label", name());
    for (int i = 0; i < labels.size(); i++) {
      bars.appendChild(group(i, max <= 0 ? 1 : max));
    }
    getElement().appendChild(bars);
  }

  private Element group(int i, double max) {
    Element pair = tag("div", "bar-pair");
    for (int s = 0; s < series.size(); s++) {
      OptionalDouble value = series.get(s).values().get(i);
      Element bar = tag("div", "bar " + tint(s));
      Element count = tag("span", "bar-count");
      count.setText(value.isPresent() ? format.apply(value.getAsDouble()) : "–");
      bar.appendChild(count, share(new Element("i"), value.orElse(0) / max));
      bar.setAttribute("title", series.get(s).name());
      pair.appendChild(bar);
    }
    Element label = tag("div", "bar-label");
    label.setText(labels.get(i));
    Element group = tag("div", "bar-group");
    group.appendChild(pair, label);
    if (clickable) {
      int index = i;
      group.setAttribute("role", "link");
      group.setAttribute("tabindex", "0");
      group.addEventListener("click", event -> onBar.accept(index));
      group
          .addEventListener("keydown", event -> onBar.accept(index))
          .setFilter("event.key === 'Enter'");
    }
    return group;
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
        row.add(value.isPresent() ? format.apply(value.getAsDouble()) : "–");
      }
      rows.add(row);
    }
    return rows;
  }
}
