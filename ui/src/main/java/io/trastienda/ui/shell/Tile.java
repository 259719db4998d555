package io.trastienda.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/// One number: label, value with unit, a second line that explains it, a sparkline, and what opens
/// on a click.
public class Tile extends Div {

  private final String label;
  private final Div labelLine = new Div();
  private final Div value = new Div();
  private final Div note = new Div();

  /// A tile without a value yet.
  ///
  /// @param label what is counted, in the reader's language
  public Tile(String label) {
    this.label = label;
    addClassName("tile");
    labelLine.addClassName("tile-label");
    labelLine.add(new Span(label));
    value.addClassName("tile-value");
    note.addClassName("tile-note");
    add(labelLine, value, note);
  }

  /// Sets the number.
  ///
  /// @param text the formatted number
  /// @return this tile
  public Tile value(String text) {
    value.removeAll();
    value.add(new Span(text));
    return this;
  }

  /// Sets the number with a small unit after it.
  ///
  /// @param text the formatted number
  /// @param unit such as `%`
  /// @return this tile
  public Tile value(String text, String unit) {
    value(text);
    Span small = new Span("\u00a0" + unit);
    small.addClassName("tile-unit");
    value.add(small);
    return this;
  }

  /// Makes the number alone a link to what is behind it; the rest of the tile may open its
  /// definition.
  ///
  /// @param path a route with its query
  /// @param name what it opens, in the reader's language
  /// @return this tile
  public Tile numberTo(String path, String name) {
    Anchor open = new Anchor(path);
    open.addClassName("tile-number");
    open.setAriaLabel(name);
    value.getChildren().toList().forEach(open::add);
    value.removeAll();
    value.add(open);
    return this;
  }

  /// Says that there is no number for the period.
  ///
  /// @return this tile
  public Tile noData() {
    return value("–").note(getTranslation("shell.no-data"));
  }

  /// Sets the second line without a judgement.
  ///
  /// @param words in the reader's language
  /// @return this tile
  public Tile note(String words) {
    return note(Tone.PLAIN, words);
  }

  /// Sets the second line: how the number stands against its target.
  ///
  /// @param tone icon and colour
  /// @param words in the reader's language
  /// @return this tile
  public Tile note(Tone tone, String words) {
    note.removeAll();
    note.setClassName("tile-note");
    if (tone == Tone.LATE || tone == Tone.DUE_SOON || tone == Tone.MET) {
      note.addClassName(tone.textClass());
      tone.icon().ifPresent(icon -> note.add(icon.small()));
    }
    note.add(new Span(words));
    return this;
  }

  /// Draws the course of the number under it.
  ///
  /// @param sparkline the course
  /// @return this tile
  public Tile spark(Sparkline sparkline) {
    sparkline.addClassName("tile-spark");
    add(sparkline);
    return this;
  }

  /// Makes the tile a link to what is behind the number.
  ///
  /// @param path a route with its query
  /// @return this tile
  public Tile to(String path) {
    Anchor open = new Anchor(path, label);
    open.addClassName("tile-open");
    labelLine.removeAll();
    labelLine.add(open);
    return this;
  }

  /// Makes the tile open the definition of its number.
  ///
  /// @param definition formula, this period's fraction, links
  /// @return this tile
  public Tile explainedBy(Definition definition) {
    NativeButton open = new NativeButton(label);
    open.getElement().setAttribute("type", "button");
    open.addClassName("tile-open");
    labelLine.removeAll();
    labelLine.add(open);
    definition.openFrom(open);
    labelLine.add(definition);
    return this;
  }
}
