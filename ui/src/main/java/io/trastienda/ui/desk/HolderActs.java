package io.trastienda.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CheckNeeded;
import io.trastienda.platform.cases.NotReady;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.macros.Macro;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Toast;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the holder of a case does with it, and what is asked before.
final class HolderActs {

  private final OpenCase open;
  private final CaseDesk cases;
  private final CaseChecks checks;
  private final DispatchDesk dispatch;
  private final NextCase next;
  private final CaseFields fields;
  private final NoteComposer composer;
  private final OutcomeBox outcome;
  private final MacroDesk macros;
  private final FocusTimer timer;

  HolderActs(
      OpenCase open,
      CaseDesk cases,
      CaseChecks checks,
      DispatchDesk dispatch,
      NextCase next,
      CaseFields fields,
      NoteComposer composer,
      OutcomeBox outcome,
      MacroDesk macros,
      FocusTimer timer) {
    this.open = open;
    this.cases = cases;
    this.checks = checks;
    this.dispatch = dispatch;
    this.next = next;
    this.fields = fields;
    this.composer = composer;
    this.outcome = outcome;
    this.macros = macros;
    this.timer = timer;
  }

  /// Keeps fields, note and time before the case leaves this hand.
  boolean keep() {
    timer.flush();
    return open.attempt(() -> {
      fields.save();
      composer.keep();
    });
  }

  void complete(boolean andNext) {
    if (!open.working()) {
      return;
    }
    Offer held = open.held();
    Optional<WorkType.Choice> chosen = outcome.demand();
    if (chosen.isEmpty() || fields.focusRefused() || !keep()) {
      return;
    }
    boolean done =
        open.attempt(() -> {
          try {
            cases.complete(held.tenant(), held.id(), held.fence(), chosen.get().key());
          } catch (NotReady missing) {
            fields.sayMissing(missing);
            return;
          } catch (CheckNeeded needed) {
            askCheck(held, chosen.get());
            return;
          }
          open.hold(null);
          Toast.show(words("desk.completed", held.reference()));
        });
    if (done && open.offer().isEmpty()) {
      if (andNext && open.viewer().holdsAny(Role.AGENT)) {
        next.open(UI.getCurrent());
      } else {
        open.load(Optional.empty());
      }
    }
  }

  /// Hands a case that one person alone may not complete to a second one.
  private void askCheck(Offer held, WorkType.Choice chosen) {
    AskReason.optional(
        words("desk.check.title", held.reference()),
        words("desk.check.ask"),
        words("desk.check.note"),
        note -> {
          if (open.attempt(
              () -> checks.ask(held.tenant(), held.id(), held.fence(), chosen.key(), note))) {
            leave("desk.check.asked");
          }
        });
  }

  void askMove(WorkType.State state, WorkType.Move move) {
    Offer held = open.held();
    if (move.reasons().isEmpty()) {
      moveOn(held, state, null);
    } else {
      ChooseReason.open(
          words("desk.move.to", Formats.current().text(state.name())),
          move.reasons(),
          reason -> moveOn(held, state, reason));
    }
  }

  private void moveOn(Offer held, WorkType.State state, @Nullable String reason) {
    if (!keep()) {
      return;
    }
    open.attempt(() -> {
      try {
        cases.move(held.tenant(), held.id(), held.fence(), state.key(), reason);
        open.load(Optional.of(held));
      } catch (NotReady missing) {
        fields.sayMissing(missing);
      }
    });
  }

  void askPark() {
    if (!open.working()) {
      return;
    }
    Offer held = open.held();
    new ParkDialog(
            open.detail().plan(),
            open.shown().profile().zone(),
            open.now(),
            (reason, wakesAt) -> {
              if (keep()
                  && open.attempt(
                      () -> cases.park(held.tenant(), held.id(), held.fence(), reason, wakesAt))) {
                leave("desk.parked.done");
              }
            })
        .open();
  }

  void askGiveBack() {
    if (!open.working()) {
      return;
    }
    Offer held = open.held();
    AskReason.code(
        words("desk.back.title", held.reference()),
        words("desk.back"),
        List.of(
            Reason.INFORMATION_MISSING,
            Reason.SKILL_MISSING,
            Reason.NO_TIME,
            Reason.WRONG_QUEUE,
            Reason.CONFLICT_OF_INTEREST,
            Reason.OTHER),
        (reason, note) -> {
          if (keep()
              && open.attempt(() -> {
                dispatch.release(held.tenant(), held.id(), held.fence(), reason);
                remark(held, note);
              })) {
            leave("desk.back.done");
          }
        });
  }

  /// Shows what the client's macros would do, and does it.
  void askMacro() {
    if (open.working() && keep()) {
      new MacroDialog(open, macros, this::applied).open();
    }
  }

  private void applied(Macro macro) {
    if (macro.steps().getLast().kind().last()) {
      leave("desk.macro.left");
    } else {
      Toast.show(words("desk.macro.done", macro.name()));
      open.load(open.offer());
    }
  }

  /// Passes the case over: it keeps its place, and Next brings another one.
  void askSkip() {
    if (!open.working()) {
      return;
    }
    Offer held = open.held();
    AskReason.code(
        words("desk.skip.title", held.reference()),
        words("desk.skip"),
        List.of(
            Reason.SKILL_MISSING,
            Reason.CONFLICT_OF_INTEREST,
            Reason.WRONG_QUEUE,
            Reason.NO_TIME,
            Reason.OTHER),
        (reason, note) -> {
          if (keep()
              && open.attempt(() -> {
                dispatch.skip(held.tenant(), held.id(), held.fence(), reason);
                remark(held, note);
              })) {
            open.hold(null);
            Toast.show(words("desk.skip.done", held.reference()));
            takeNext();
          }
        });
  }

  void takeNext() {
    if (open.viewer().holdsAny(Role.AGENT)) {
      open.attempt(() -> next.open(UI.getCurrent()));
    }
  }

  /// What somebody says besides the reason is the client's, so the case keeps it.
  private void remark(Offer held, String note) {
    if (!note.isBlank()) {
      cases.note(held.tenant(), held.id(), note);
    }
  }

  private void leave(String key) {
    Toast.show(words(key, open.summary().reference()));
    open.hold(null);
    DeskNavigation.go(
        UI.getCurrent(),
        open.viewer().holdsAny(Role.AGENT) ? DeskNavigation.today() : DeskNavigation.waiting());
  }

  private static String words(String key, Object... values) {
    return I18NProvider.translate(key, values);
  }
}
