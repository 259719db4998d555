package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.TimelineEntry;
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
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The head of a case: whose it is, what it is, how long it has, who holds it, and everything that
/// can be done with it behind three dots.
class CaseHead extends Div {

  private final OpenCase open;
  private final HolderActs acts;
  private final FocusTimer timer;
  private final RelationActs relations;
  private final Supplier<List<String>> viewers;
  private final Runnable openSide;

  CaseHead(
      OpenCase open,
      HolderActs acts,
      FocusTimer timer,
      RelationActs relations,
      Supplier<List<String>> viewers,
      Runnable openSide) {
    this.open = open;
    this.acts = acts;
    this.timer = timer;
    this.relations = relations;
    this.viewers = viewers;
    this.openSide = openSide;
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
    IconButton side = new IconButton(Icons.PERSON, getTranslation("desk.side.open"), openSide);
    side.addClassName("side-open");
    Div end = new Div(badges, timer, watching(), holder(), side);
    end.addClassName("case-head-end");
    if (open.working() || relations.mayRelate() || open.viewer().holdsAny(Role.AGENT)) {
      end.add(more());
    }
    setClassName("case-head stripe-head " + open.shown().client().colour().className());
    removeAll();
    add(words, end);
  }

  /// Copies the case's reference.
  void copy() {
    String reference = open.summary().reference();
    getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", reference);
    Toast.show(getTranslation("shell.copied", reference));
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
                            : getTranslation("desk.holder.sentence.other", holderName());
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

  /// Who else looks at the case now.
  private Component watching() {
    Div watching = new Div();
    watching.addClassName("watching");
    List<String> others = viewers.get();
    if (!others.isEmpty()) {
      String words = getTranslation("desk.watching", String.join(", ", others));
      others.stream()
          .limit(3)
          .forEach(name -> {
            Avatar avatar = new Avatar(name);
            avatar.addClassName("avatar-small");
            watching.add(avatar);
          });
      watching.getElement().setAttribute("role", "img");
      watching.getElement().setAttribute("aria-label", words);
      watching.getElement().setAttribute("title", words);
    }
    return watching;
  }

  /// Who began work on a case last.
  static Optional<String> begunBy(CaseDetail detail) {
    return detail.timeline().stream()
        .filter(entry -> entry.kind().equals("STARTED") && entry.who() != null)
        .reduce((_, later) -> later)
        .map(TimelineEntry::who);
  }

  private String holderName() {
    return begunBy(open.detail()).orElseGet(() -> Objects.toString(open.summary().agent(), "–"));
  }

  private Component more() {
    IconButton opener = new IconButton(Icons.MORE, getTranslation("desk.more"), () -> {});
    opener.setId("case-more");
    Popover popover = new Popover();
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("desk.more"));
    Div lines = new Div();
    lines.addClassName("choices");
    boolean working = open.working();
    boolean opened = open.summary().category() != StateCategory.CLOSED;
    if (working) {
      lines.add(
          line(popover, Icons.CHECK, "desk.complete", () -> acts.complete(false)),
          line(popover, Icons.PAUSED, "desk.park.ask", acts::askPark),
          line(popover, Icons.SCRIPT, "desk.macro.ask", acts::askMacro));
    }
    if (open.shown().standing().isPresent() && relations.mayRelate()) {
      lines.add(line(popover, Icons.SWAP, "desk.hand.ask", relations::askHandOver));
    }
    if (working) {
      NativeButton back = line(popover, Icons.UNDO, "desk.back.ask", acts::askGiveBack);
      back.setId("give-back");
      lines.add(line(popover, Icons.SKIP, "desk.skip.ask", acts::askSkip), back);
      moves(popover, lines);
    }
    Div others = new Div();
    others.addClassName("choices-more");
    if (relations.mayRelate()) {
      others.add(line(popover, Icons.LINK, "desk.link.ask", relations::askLink));
    }
    if (working) {
      others.add(line(popover, Icons.SHARE, "desk.split.ask", relations::askSplit));
    }
    if (open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR)) {
      others.add(line(popover, Icons.COPY, "desk.duplicate.ask", relations::askDuplicate));
    }
    if (opened && relations.mayRelate()) {
      others.add(line(popover, Icons.REPLY, "desk.merge.ask", relations::askMerge));
    }
    lines.add(others);
    if (working) {
      Div keys = new Div();
      keys.addClassNames("keys", "only-wide");
      for (DeskKeys key : DeskKeys.values()) {
        Span keyed = new Span(getTranslation(key.pressed()));
        keyed.addClassName("key");
        Div pair = new Div(new Span(getTranslation(key.does())), keyed);
        pair.addClassName("spread");
        keys.add(pair);
      }
      lines.add(keys);
    }
    popover.add(lines);
    return new Div(opener, popover);
  }

  private void moves(Popover popover, Div lines) {
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
