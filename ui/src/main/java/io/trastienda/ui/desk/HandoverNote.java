package io.trastienda.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.cases.CaseHandovers;
import io.trastienda.ui.shell.Avatar;

/// What the hand before says to the holder of a case, above everything else.
class HandoverNote extends Div {

  private final OpenCase open;
  private final CaseHandovers handovers;

  HandoverNote(OpenCase open, CaseHandovers handovers) {
    this.open = open;
    this.handovers = handovers;
    addClassName("handover");
    setId("handover");
  }

  void draw() {
    removeAll();
    if (open.working()) {
      handovers
          .latest(open.tenant(), open.id())
          .filter(one -> !one.own())
          .filter(one -> one.to() == null || open.viewer().person().equals(one.to()))
          .ifPresent(this::show);
    }
    setVisible(getComponentCount() > 0);
  }

  private void show(CaseHandovers.Handover one) {
    Span who = new Span(getTranslation("desk.hand.by", one.by()));
    who.addClassName("strong");
    Span when = new Span(open.formats().dateTime(one.at()));
    when.addClassNames("small", "dim");
    Div head = new Div(who, when);
    head.addClassName("entry-head");
    Div words = new Div(one.note());
    words.addClassName("entry-text");
    Div main = new Div(head, words);
    main.addClassName("entry-main");
    add(new Avatar(one.by()), main);
  }
}
