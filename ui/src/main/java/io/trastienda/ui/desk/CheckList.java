package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What waits for a second person: first what the reader may decide, then what others must.
class CheckList extends Div {

  CheckList() {
    addClassNames("check-list");
  }

  void show(List<Checks.Waiting> waiting, Instant now) {
    removeAll();
    List<Checks.Waiting> others = waiting.stream().filter(one -> !one.asked().own()).toList();
    List<Checks.Waiting> own = waiting.stream().filter(one -> one.asked().own()).toList();
    if (waiting.isEmpty()) {
      add(
          new NothingHere(
              Icons.SHIELD,
              getTranslation("desk.checks.none"),
              getTranslation("desk.checks.none.why")));
      return;
    }
    if (!others.isEmpty()) {
      add(head("desk.checks.yours", others.size()), rows(others, now));
    }
    if (!own.isEmpty()) {
      add(head("desk.checks.own", own.size()), rows(own, now));
    }
  }

  private Div head(String key, int count) {
    Div head = new Div(new Span(getTranslation(key)), new Span(Formats.current().number(count)));
    head.addClassName("group-head");
    return head;
  }

  private Rows rows(List<Checks.Waiting> some, Instant now) {
    Rows rows = new Rows();
    for (Checks.Waiting one : some) {
      Span reference = new Span(one.asked().summary().reference());
      reference.addClassName("ref");
      String since = Formats.current().duration(Duration.between(one.asked().askedAt(), now));
      rows.add(
          new Row(one.asked().summary().title())
              .front(ClientTag.stripe(one.client()))
              .second(
                  reference,
                  new Span(one.client().name()),
                  new Span(Formats.current().text(one.asked().summary().workTypeName())),
                  new Span(getTranslation("desk.checks.maker", one.asked().maker())))
              .end(new Tag(Tone.PLAIN, getTranslation("desk.checks.since", since)))
              .to(one.path()));
    }
    return rows;
  }
}
