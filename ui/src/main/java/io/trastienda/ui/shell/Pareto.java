package io.trastienda.ui.shell;

import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;

/// Causes by size with their running share; the causes that make up 60 % stand out.
public class Pareto extends Chart {

  private static final double VITAL = 0.6;

  /// One cause.
  ///
  /// @param words its name
  /// @param count 0 or more
  /// @param path what is behind it; empty for no link
  public record Cause(String words, int count, String path) {}

  private final List<Cause> causes;

  /// A chart.
  ///
  /// @param name what it shows, for screen readers
  /// @param causes the largest first
  public Pareto(String name, List<Cause> causes) {
    super(name);
    this.causes = List.copyOf(causes);
  }

  @Override
  void draw() {
    int total = Math.max(1, causes.stream().mapToInt(Cause::count).sum());
    int largest = Math.max(1, causes.stream().mapToInt(Cause::count).max().orElse(1));
    Element list = tag("div", "pareto");
    int running = 0;
    for (Cause cause : causes) {
      boolean vital = (double) running / total < VITAL - 0.005;
      running += cause.count();
      Element row = tag("div", vital ? "pareto-row vital" : "pareto-row");
      Element words = new Element("span");
      if (cause.path().isEmpty()) {
        words.setText(cause.words());
      } else {
        Element link = tag("a", "row-link");
        link.setAttribute("href", cause.path());
        link.setAttribute("router-link", true);
        link.setText(cause.words());
        words.appendChild(link);
      }
      Element count = tag("span", "num");
      count.setText(Formats.current().number(cause.count()));
      Element share = tag("span", "num");
      share.setText(Formats.current().percent((double) running / total, 0));
      Element track = tag("span", "track");
      track.appendChild(share(new Element("i"), (double) cause.count() / largest));
      row.appendChild(words, count, share, track);
      list.appendChild(row);
    }
    getElement().appendChild(list);
  }

  @Override
  List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            getTranslation("shell.chart.cause"),
            getTranslation("shell.chart.count"),
            getTranslation("shell.chart.running")));
    int total = Math.max(1, causes.stream().mapToInt(Cause::count).sum());
    int running = 0;
    for (Cause cause : causes) {
      running += cause.count();
      rows.add(
          List.of(
              cause.words(),
              Formats.current().number(cause.count()),
              Formats.current().percent((double) running / total, 0)));
    }
    return rows;
  }
}
