package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Reference;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The head of a case: whose it is, what it is, how long it has, who holds it, and everything that
/// can be done with it behind three dots.
class CaseHead extends Div {

  private final OpenCase open;
  private final HolderActs acts;
  private final FocusTimer timer;

  CaseHead(OpenCase open, HolderActs acts, FocusTimer timer) {
    this.open = open;
    this.acts = acts;
    this.timer = timer;
  }

  void draw() {
    CaseSummary summary = open.summary();
    Reference reference = new Reference(summary.reference());
    reference.setId("case-reference");
    reference.setTestId("case-reference");
    Div over = new Div(new ClientTag(open.shown().client()), reference);
    over.addClassName("page-over");
    Div words = new Div(over, new H1(summary.title()));
    words.addClassName("case-words");
    Div badges = new Div(level(open.detail()));
    badges.add(
        new Tag(Tone.PLAIN, getTranslation("desk.priority.tag." + summary.priority())),
        new Tag(Tone.PLAIN, Formats.current().text(summary.workTypeName())),
        new Tag(Tone.PLAIN, Formats.current().text(summary.stateName())));
    badges.addClassName("case-badges");
    Div end = new Div(badges, timer, holder());
    end.addClassName("case-head-end");
    if (open.working()) {
      end.add(more());
    }
    setClassName("case-head stripe-head " + open.shown().client().colour().className());
    removeAll();
    add(words, end);
  }

  private Component level(CaseDetail detail) {
    CaseSummary summary = detail.summary();
    if (summary.category() == StateCategory.CLOSED) {
      Long target = detail.targetSeconds();
      if (target == null) {
        return ServiceLevelBadge.none();
      }
      boolean met = detail.consumedSeconds() <= target;
      return new Tag(
          met ? Tone.MET : Tone.LATE, getTranslation(met ? "desk.level.met" : "desk.level.missed"));
    }
    Instant due = summary.dueAt();
    if (due != null) {
      return new ServiceLevelBadge(due, open.now());
    }
    return summary.category() == StateCategory.WAITING
        ? new Tag(Tone.PAUSED, getTranslation("desk.parked"))
        : ServiceLevelBadge.none();
  }

  private Component holder() {
    Div holder = new Div();
    holder.addClassName("holder");
    Span first = new Span();
    first.addClassName("row-title");
    Span second = new Span();
    second.addClassNames("small", "dim");
    if (open.working()) {
      holder.add(new Avatar(open.viewer().name()));
      first.setText(getTranslation("desk.holder.sentence.you"));
      second.setText(
          open.held().why().stream()
              .map(why -> getTranslation(why.key(), why.values()))
              .collect(Collectors.joining(" · ")));
    } else {
      Optional<QueueItem> standing = open.shown().standing();
      first.setText(
          standing
              .map(item ->
                  switch (item.state()) {
                    case WAITING -> getTranslation("desk.holder.sentence.nobody");
                    case HELD ->
                        open.lost()
                            ? getTranslation("desk.holder.sentence.lost")
                            : getTranslation(
                                "desk.holder.sentence.other",
                                Objects.toString(open.summary().agent(), "–"));
                    case PARKED -> LimitWords.parked(item);
                  })
              .orElseGet(() -> Formats.current().text(open.summary().stateName())));
      Instant closed = open.summary().closedAt();
      second.setText(closed == null ? "" : open.formats().dateTime(closed));
    }
    Div words = new Div(first, second);
    words.addClassName("row-main");
    holder.add(words);
    return holder;
  }

  private Component more() {
    IconButton opener = new IconButton(Icons.MORE, getTranslation("desk.more"), () -> {});
    Popover popover = new Popover();
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("desk.more"));
    Div lines = new Div();
    lines.addClassName("choices");
    lines.add(
        line(popover, Icons.PAUSED, "desk.park.ask", acts::askPark),
        line(popover, Icons.UNDO, "desk.back.ask", acts::askGiveBack),
        line(popover, Icons.SKIP, "desk.skip.ask", acts::askSkip),
        line(popover, Icons.CHECK, "desk.complete", () -> acts.complete(false)),
        line(popover, Icons.SCRIPT, "desk.macro.ask", acts::askMacro));
    WorkType type = open.detail().plan().workType();
    String state = open.summary().state();
    for (WorkType.State other : type.states()) {
      if (other.category() == StateCategory.IN_PROGRESS && !other.key().equals(state)) {
        type.move(state, other.key())
            .ifPresent(move ->
                lines.add(
                    worded(
                        popover,
                        Icons.RIGHT,
                        getTranslation("desk.move.to", Formats.current().text(other.name())),
                        () -> acts.askMove(other, move))));
      }
    }
    Div keys = new Div();
    keys.addClassName("keys");
    for (String key : List.of("next", "complete-next", "complete", "note")) {
      Span keyed = new Span(getTranslation("desk.key." + key));
      keyed.addClassName("key");
      Div pair = new Div(new Span(getTranslation("desk.keyed." + key)), keyed);
      pair.addClassName("spread");
      keys.add(pair);
    }
    lines.add(keys);
    popover.add(lines);
    return new Div(opener, popover);
  }

  private NativeButton line(Popover popover, Icons icon, String key, Runnable action) {
    return worded(popover, icon, getTranslation(key), action);
  }

  private NativeButton worded(Popover popover, Icons icon, String words, Runnable action) {
    NativeButton line = new NativeButton();
    line.getElement().setAttribute("type", "button");
    line.addClassName("choice-line");
    line.add(icon.create(), new Span(words));
    line.addClickListener(click -> {
      popover.close();
      action.run();
    });
    return line;
  }
}
