package io.trastienda.ui.desk;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.ui.shell.Toast;
import java.util.List;
import java.util.Optional;

/// What somebody who does not hold the case may do with it: take it, take it away, reopen it, agree
/// to its outcome.
final class ReaderActs {

  private final OpenCase open;
  private final CaseDesk cases;
  private final CaseChecks checks;
  private final DispatchDesk dispatch;
  private final FloorDesk floor;

  ReaderActs(
      OpenCase open, CaseDesk cases, CaseChecks checks, DispatchDesk dispatch, FloorDesk floor) {
    this.open = open;
    this.cases = cases;
    this.checks = checks;
    this.dispatch = dispatch;
    this.floor = floor;
  }

  void take(QueueItem item) {
    open.attempt(() -> {
      if (item.state() == QueueItem.State.PARKED) {
        cases.resume(item.tenant(), item.id());
      }
      open.load(Optional.of(dispatch.claim(item.tenant(), item.id())));
    });
  }

  void askPutFirst(QueueItem item) {
    AskReason.code(
        words("desk.first.title", item.reference()),
        words("desk.first"),
        List.of(Reason.URGENT, Reason.CLIENT_ASKED, Reason.OTHER),
        (reason, note) -> {
          if (open.attempt(
              () -> {
                floor.override(item.tenant(), item.id(), 1, reason);
                remark(item, note);
              })) {
            Toast.show(words("desk.first.done", item.reference()));
          }
        });
  }

  void askRescue(QueueItem item) {
    AskReason.code(
        words("desk.rescue.title", item.reference()),
        words("desk.rescue"),
        List.of(Reason.AGENT_AWAY, Reason.URGENT, Reason.CLIENT_ASKED, Reason.OTHER),
        (reason, note) ->
            open.attempt(() -> {
              dispatch.rescue(item.tenant(), item.id(), reason);
              remark(item, note);
              open.load(Optional.empty());
            }));
  }

  void askReopen() {
    AskReason.open(
        words("desk.reopen.title", open.summary().reference()),
        words("desk.reopen"),
        List.of(words("desk.reopen.customer"), words("desk.reopen.error")),
        reason ->
            open.attempt(() -> {
              cases.reopen(open.tenant(), open.id(), reason);
              open.load(Optional.empty());
            }));
  }

  void askCancel() {
    AskReason.open(
        words("desk.cancel.title", open.summary().reference()),
        words("desk.cancel"),
        List.of(words("desk.cancel.client"), words("desk.cancel.twice")),
        reason ->
            open.attempt(() -> {
              cases.cancel(open.tenant(), open.id(), reason);
              open.load(Optional.empty());
            }));
  }

  /// What waits for a second person on this case, as far as the reader may see it.
  Optional<CaseChecks.Asked> asked() {
    return CaseChecks.REASON.equals(open.detail().parkReason())
            && open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY)
        ? checks.waiting(open.tenant()).stream()
            .filter(one -> one.summary().id().equals(open.id()))
            .findFirst()
        : Optional.empty();
  }

  void decide(CaseChecks.Asked asked, boolean agree) {
    if (agree) {
      if (open.attempt(() -> checks.agree(open.tenant(), open.id(), ""))) {
        Toast.show(words("desk.check.agreed", open.summary().reference()));
        open.load(Optional.empty());
      }
      return;
    }
    AskReason.open(
        words("desk.check.back.title", asked.summary().reference()),
        words("desk.check.back"),
        List.of(words("desk.check.back.amount"), words("desk.check.back.proof")),
        reason -> {
          if (open.attempt(() -> checks.sendBack(open.tenant(), open.id(), reason))) {
            open.load(Optional.empty());
          }
        });
  }

  /// What somebody says besides the reason is the client's, so the case keeps it.
  private void remark(QueueItem item, String note) {
    if (!note.isBlank()) {
      cases.note(item.tenant(), item.id(), note);
    }
  }

  private static String words(String key, Object... values) {
    return I18NProvider.translate(key, values);
  }
}
