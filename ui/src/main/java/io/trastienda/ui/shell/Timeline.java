package io.trastienda.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.time.Instant;

/// What happened to a case, oldest first: messages, internal notes on tinted dashed ground, and
/// quiet events.
public class Timeline extends Div {

  /// An empty timeline.
  public Timeline() {
    addClassName("timeline");
  }

  /// Adds something said.
  ///
  /// @param author who said it
  /// @param how how it went and to whom, such as "reply to Marta"; may be empty
  /// @param at when
  /// @param text what was said; line breaks are kept
  /// @param attachments links under the text
  /// @return this timeline
  public Timeline message(
      String author, String how, Instant at, String text, Component... attachments) {
    add(entry(author, how, at, text, attachments));
    return this;
  }

  /// Adds an internal note.
  ///
  /// @param author who wrote it
  /// @param at when
  /// @param text what it says; line breaks are kept
  /// @param attachments links under the text
  /// @return this timeline
  public Timeline note(String author, Instant at, String text, Component... attachments) {
    Div entry = entry(author, getTranslation("shell.note"), at, text, attachments);
    entry.addClassName("note");
    add(entry);
    return this;
  }

  /// Adds something that happened, in one small line.
  ///
  /// @param words what happened, by whom
  /// @param at when
  /// @return this timeline
  public Timeline event(String words, Instant at) {
    Div line = new Div(new Span(words));
    line.getElement().insertChild(0, time(at));
    line.addClassNames("entry", "entry-quiet");
    add(line);
    return this;
  }

  private static Element time(Instant at) {
    Element time = new Element("time");
    time.setAttribute("datetime", at.toString());
    time.setText(Formats.current().dateTime(at));
    return time;
  }

  private static Div entry(
      String author, String how, Instant at, String text, Component... attachments) {
    Div head = new Div(new Span(how.isEmpty() ? author : author + ", " + how));
    head.addClassName("entry-head");
    head.getElement().appendChild(time(at));
    Div words = new Div(text);
    words.addClassName("entry-text");
    Div main = new Div(head, words);
    main.addClassName("entry-main");
    main.add(attachments);
    Div entry = new Div(new Avatar(author), main);
    entry.addClassName("entry");
    return entry;
  }
}
