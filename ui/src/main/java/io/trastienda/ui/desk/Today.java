package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Strip;
import io.trastienda.ui.shell.Tile;
import io.trastienda.ui.shell.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The agent's own page: what is in hand, what is parked, what is due soon.
final class Today {

  private static final int MOST_URGENT = 8;

  private final QueueReader reader;
  private final Instant now;
  private final boolean clear;
  private final int waiting;

  Today(QueueReader reader, Instant now, boolean clear, int waiting) {
    this.reader = reader;
    this.now = now;
    this.clear = clear;
    this.waiting = waiting;
  }

  Component[] blocks() {
    List<QueueRow> mine = reader.mine();
    List<QueueRow> held = in(mine, QueueItem.State.HELD);
    List<QueueRow> parked = in(mine, QueueItem.State.PARKED);
    int overdue = reader.count(QueueAddress.EVERYTHING.late(true));
    Strip strip =
        new Strip(
            words("desk.today"),
            tile("desk.held", held.size(), heldByMe()).note(words("desk.held.note")),
            tile("desk.view.parked", parked.size(), parkedByMe()).note(woken(parked)),
            tile("desk.waiting", waiting, DeskNavigation.waiting())
                .note(words("desk.waiting.note")),
            tile("desk.overdue", overdue, DeskNavigation.overdue())
                .note(
                    overdue == 0 ? Tone.MET : Tone.LATE,
                    words(overdue == 0 ? "desk.overdue.none" : "desk.overdue.note")));
    Panel hands = new Panel(words("desk.held")).count(held.size()).flush();
    hands.show(held.isEmpty() ? nothing() : rows(held));
    Panel aside = new Panel(words("desk.view.parked")).count(parked.size()).flush();
    aside.show(
        parked.isEmpty()
            ? new NothingHere(Icons.PAUSED, words("desk.parked.none"), words("desk.parked.why"))
            : rows(parked));
    return new Component[] {strip, Columns.halves(Columns.stack(hands, aside), urgent())};
  }

  private Component nothing() {
    return clear && waiting == 0
        ? new NothingHere(
            Icons.MET,
            I18NProvider.translate("desk.clear", Formats.current().time(now)),
            words("desk.clear.why"))
        : new NothingHere(Icons.CASE, words("desk.held.none"), words("desk.held.why"));
  }

  private Panel urgent() {
    List<QueueRow> rows = reader.rows(QueueFilter.waiting(MOST_URGENT));
    Panel panel = new Panel(words("desk.urgent")).flush();
    panel.show(
        rows.isEmpty()
            ? new NothingHere(Icons.MET, words("desk.urgent.none"), words("desk.clear.why"))
            : rows(rows));
    return panel;
  }

  private Rows rows(List<QueueRow> some) {
    Rows rows = new Rows();
    for (QueueRow one : some) {
      Span reference = new Span(one.item().reference());
      reference.addClassName("ref");
      rows.add(
          new Row(one.summary().title())
              .front(ClientTag.stripe(one.client()))
              .second(
                  reference,
                  new Span(one.client().name()),
                  new Span(Formats.current().text(one.summary().workTypeName())))
              .end(LimitWords.badge(one.item(), now))
              .to(one.path()));
    }
    return rows;
  }

  private static List<QueueRow> in(List<QueueRow> rows, QueueItem.State state) {
    return rows.stream().filter(row -> row.item().state() == state).toList();
  }

  private static String woken(List<QueueRow> parked) {
    return parked.stream()
        .map(row -> row.item().wakesAt())
        .filter(wakes -> wakes != null)
        .min(Instant::compareTo)
        .map(
            wakes -> I18NProvider.translate("desk.parked.first", Formats.current().dateTime(wakes)))
        .orElseGet(() -> words("desk.parked.note"));
  }

  private static String heldByMe() {
    return QueueAddress.EVERYTHING.in(Set.of(QueueItem.State.HELD)).own(true).path();
  }

  private static String parkedByMe() {
    return QueueAddress.EVERYTHING.in(Set.of(QueueItem.State.PARKED)).own(true).path();
  }

  private static Tile tile(String key, int number, String path) {
    return new Tile(words(key)).value(Formats.current().number(number)).to(path);
  }

  private static String words(String key) {
    return I18NProvider.translate(key);
  }
}
