package io.trastienda.ui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.FooterBar;
import io.trastienda.ui.shell.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bar at the bottom of a case: what its holder, or somebody else, can do next.
class CaseFoot extends Div {

  private final OpenCase open;
  private final HolderActs holder;
  private final ReaderActs reader;
  private final RelationActs relations;
  private final OutcomeBox outcome;
  private final SavedMark saved;

  CaseFoot(
      OpenCase open,
      HolderActs holder,
      ReaderActs reader,
      RelationActs relations,
      OutcomeBox outcome,
      SavedMark saved) {
    this.open = open;
    this.holder = holder;
    this.reader = reader;
    this.relations = relations;
    this.outcome = outcome;
    this.saved = saved;
    addClassName("case-foot");
  }

  void draw() {
    removeAll();
    if (open.working()) {
      add(workBar());
    } else if (!open.lost()) {
      add(readBar());
    }
  }

  private FooterBar readBar() {
    List<Component> actions = new ArrayList<>();
    String words = getTranslation("desk.reading");
    Optional<QueueItem> standing = open.shown().standing();
    Optional<CaseChecks.Asked> asked = reader.asked();
    if (open.summary().category() == StateCategory.CLOSED) {
      Optional<String> survivor = CaseStory.mergedInto(open.detail());
      words =
          survivor
              .map(one -> getTranslation("desk.merged", one))
              .orElseGet(
                  () -> getTranslation("desk.closed", outcomeName(open.summary().outcome())));
      closed(actions, survivor);
    } else if (asked.isPresent()) {
      words = check(asked.get(), actions);
    } else if (standing.isPresent()) {
      queued(standing.get(), actions);
    }
    if (open.summary().category() != StateCategory.CLOSED
        && open.viewer().holdsAny(Role.COORDINATOR, Role.ACCOUNT_MANAGER)) {
      actions.addFirst(tertiary("desk.cancel.ask", "cancel-case", reader::askCancel));
    }
    FooterBar bar = new FooterBar(actions.toArray(Component[]::new));
    bar.state(Icons.EYE.small(), new Span(words));
    return bar;
  }

  private void closed(List<Component> actions, Optional<String> survivor) {
    if (survivor.isPresent()) {
      String path = DeskNavigation.caseOf(open.shown().client().slug(), survivor.get());
      Button go =
          new Button(
              getTranslation("desk.merged.open", survivor.get()),
              click -> getUI().ifPresent(ui -> DeskNavigation.go(ui, path)));
      go.setId("survivor");
      actions.add(go);
    } else if (open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER)) {
      Button reopen = new Button(getTranslation("desk.reopen.ask"), click -> reader.askReopen());
      reopen.setId("reopen");
      actions.add(reopen);
    }
    if (open.viewer().holdsAny(Role.AGENT)) {
      actions.add(primary("desk.next", "next", Icons.PLAY, holder::takeNext));
    }
  }

  private String check(CaseChecks.Asked asked, List<Component> actions) {
    if (!asked.own()) {
      Button back =
          new Button(getTranslation("desk.check.back"), click -> reader.decide(asked, false));
      back.setId("check-back");
      actions.add(back);
      actions.add(
          primary(
              "desk.check.agree", "check-agree", Icons.CHECK, () -> reader.decide(asked, true)));
    }
    String words =
        getTranslation(
            asked.own() ? "desk.check.own" : "desk.check.decide",
            asked.maker(),
            outcomeName(asked.outcome()));
    return asked.note().isEmpty() ? words : words + " — " + asked.note();
  }

  private void queued(QueueItem item, List<Component> actions) {
    boolean coordinator = open.viewer().holdsAny(Role.COORDINATOR);
    if (item.state() == QueueItem.State.HELD) {
      if (coordinator) {
        actions.add(primary("desk.rescue.ask", "rescue", Icons.UNDO, () -> reader.askRescue(item)));
      }
    } else if (open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR)) {
      if (coordinator && item.state() == QueueItem.State.WAITING) {
        actions.add(tertiary("desk.first.ask", "put-first", () -> reader.askPutFirst(item)));
      }
      actions.add(
          primary(
              item.state() == QueueItem.State.PARKED ? "desk.resume" : "desk.take.it",
              "take",
              Icons.PLAY,
              () -> reader.take(item)));
    }
  }

  private FooterBar workBar() {
    Button park = tertiary("desk.park.ask", "park", holder::askPark);
    park.setIcon(Icons.PAUSED.create());
    park.addClassName("only-wide");
    Button hand = tertiary("desk.hand.ask", "hand-over", relations::askHandOver);
    hand.setIcon(Icons.SWAP.create());
    hand.addClassName("only-wide");
    Button skip = tertiary("desk.skip.ask", "skip", holder::askSkip);
    skip.setIcon(Icons.SKIP.create());
    skip.addClassNames("only-wide", "only-broad");
    Button complete =
        primary("desk.complete.next", "complete-next", Icons.CHECK, () -> holder.complete(true));
    complete.setTooltipText("Alt+E");
    Button macro = tertiary("desk.macro.ask", "macro", holder::askMacro);
    macro.setIcon(Icons.SCRIPT.create());
    macro.addClassName("only-wide");
    FooterBar bar = new FooterBar(macro, park, hand, skip, outcome, complete);
    bar.state(saved);
    return bar;
  }

  private String outcomeName(@Nullable String key) {
    return new CaseStory(open.detail(), open.formats())
        .name(open.detail().plan().workType().outcomes(), key);
  }

  private Button tertiary(String key, String id, Runnable action) {
    Button button = new Button(getTranslation(key), click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.setId(id);
    return button;
  }

  private Button primary(String key, String id, Icons icon, Runnable action) {
    Button button = new Button(getTranslation(key), icon.create());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setId(id);
    button.setTestId(id);
    button.addClickListener(click -> action.run());
    return button;
  }
}
