package io.trastienda.ui.floor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.FloorWatch;
import io.trastienda.platform.dispatch.Move;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.RosterRow;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.ViewTabs;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What agents passed over, gave back or never answered, with the reasons, to be given to somebody.
@Route(value = "floor/skips", layout = Shell.class)
@RolesAllowed("COORDINATOR")
class SkipsView extends Page implements BeforeEnterObserver {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BACK = Duration.ofHours(24);

  /// What is looked at together.
  enum Kind {
    PASSED,
    STUCK,
    PICKED;

    List<Move.Kind> kinds() {
      return switch (this) {
        case PASSED -> List.of(Move.Kind.SKIPPED, Move.Kind.DECLINED, Move.Kind.RELEASED);
        case STUCK ->
            List.of(Move.Kind.TIMED_OUT, Move.Kind.EXPIRED, Move.Kind.ABSENT, Move.Kind.RESCUED);
        case PICKED -> List.of(Move.Kind.PICKED);
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final FloorWatch watch;
  private final FloorDesk desk;
  private final DispatchDesk dispatch;
  private final FloorClients clients;
  private final RefusalTexts refusals;
  private final Clock clock;
  private final LiveScreen live;
  private final Div tabs = new Div();
  private final Panel reasons;
  private final Panel list;
  private Kind kind = Kind.PASSED;

  SkipsView(
      FloorWatch watch,
      FloorDesk desk,
      DispatchDesk dispatch,
      FloorClients clients,
      RefusalTexts refusals,
      LiveFeed feed,
      Clock clock) {
    super("");
    this.watch = watch;
    this.desk = desk;
    this.dispatch = dispatch;
    this.clients = clients;
    this.refusals = refusals;
    this.clock = clock;
    setHeading(getTranslation("floor.skips"));
    reasons = new Panel(getTranslation("floor.skips.reasons")).flush();
    list = new Panel(getTranslation("floor.skips.list")).flush();
    live = new LiveScreen(this, feed, PAUSE, this::read);
    addBlock(tabs, io.trastienda.ui.shell.Columns.mainAndSide(list, reasons));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<String> word = event.getLocation().getQueryParameters().getSingleParameter("what");
    kind = Kind.PASSED;
    for (Kind one : Kind.values()) {
      if (word.equals(Optional.of(one.word()))) {
        kind = one;
      }
    }
    live.follow(clients.ids());
    read();
  }

  private void read() {
    var since = clock.instant().minus(BACK);
    ViewTabs links = new ViewTabs(getTranslation("floor.skips"));
    for (Kind one : Kind.values()) {
      links.view(
          getTranslation("floor.skips.what." + one.word()),
          one == Kind.PASSED ? "floor/skips" : "floor/skips?what=" + one.word(),
          watch.moves(one.kinds(), since).size(),
          one == kind);
    }
    tabs.removeAll();
    tabs.add(links);
    List<Move> moves = watch.moves(kind.kinds(), since);
    setPurpose(getTranslation("floor.skips.purpose", moves.size()));
    drawReasons(moves);
    drawList(moves);
  }

  private void drawReasons(List<Move> moves) {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    moves.forEach(move -> {
      Reason reason = move.reason();
      if (reason != null) {
        counts.merge(reason, 1, Integer::sum);
      }
    });
    Rows rows = new Rows();
    counts.entrySet().stream()
        .sorted(Map.Entry.<Reason, Integer>comparingByValue().reversed())
        .forEach(one ->
            rows.add(
                new Row(getTranslation("dispatch.reason." + one.getKey().name()))
                    .end(Formats.current().number(one.getValue()))));
    reasons.show(
        counts.isEmpty()
            ? new NothingHere(
                Icons.INFO,
                getTranslation("floor.skips.reasons.none"),
                getTranslation("floor.skips.reasons.none.why"))
            : rows);
  }

  private void drawList(List<Move> moves) {
    if (moves.isEmpty()) {
      list.show(
          new NothingHere(
                  Icons.MET,
                  getTranslation("floor.skips.none"),
                  getTranslation("floor.skips.none.why"))
              .link(getTranslation("floor.menu"), "floor"));
      return;
    }
    Rows rows = new Rows();
    moves.forEach(move -> rows.add(row(move)));
    list.show(rows);
  }

  private Row row(Move move) {
    String reference = move.reference();
    Reason reason = move.reason();
    Row row =
        new Row(reference == null ? getTranslation("floor.skips.closed") : reference)
            .front(new Avatar(move.name()));
    if (reference != null) {
      row.named(
          new Anchor(DeskNavigation.caseOf(clients.slug(move.tenant()), reference), reference));
    }
    String type = move.workType();
    Component client = new ClientTag(clients.of(move.tenant()));
    row.second(client, new Span(type == null ? "" : clients.type(move.tenant(), type)));
    row.text(
        getTranslation("floor.skips.did." + move.kind(), move.name())
            + (reason == null ? "" : ": " + getTranslation("dispatch.reason." + reason.name())));
    row.second(
        getTranslation(
            "floor.bell.ago",
            Formats.current().duration(Duration.between(move.at(), clock.instant()))));
    if (reference != null && move.state() == QueueItem.State.WAITING) {
      Button give = new Button(getTranslation("floor.skips.give"), click -> give(move, reference));
      give.setAriaLabel(getTranslation("floor.skips.give.one", reference));
      give.addThemeVariants(ButtonVariant.SMALL);
      row.actions(give);
    } else {
      row.end(
          new Tag(
              Tone.PLAIN,
              getTranslation(
                  move.state() == null
                      ? "floor.skips.closed"
                      : "floor.cases.state." + move.state())));
    }
    return row;
  }

  private void give(Move move, String reference) {
    List<RosterRow> able =
        dispatch.roster().stream()
            .filter(row -> row.clients().contains(move.tenant()))
            .filter(row -> !row.person().equals(move.person()))
            .toList();
    ChooseAgent.ask(
        getTranslation("floor.skips.give.one", reference),
        able,
        agent -> {
          try {
            PersonId person = agent.person();
            desk.assign(move.tenant(), move.id(), person);
            Toast.show(getTranslation("floor.assign.done", 1, agent.name()));
          } catch (Refusal refusal) {
            Toast.refuse(refusals.say(refusal, Formats.current()));
          }
          read();
        });
  }
}
