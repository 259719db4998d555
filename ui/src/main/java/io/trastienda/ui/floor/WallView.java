package io.trastienda.ui.floor;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.StackedBar;
import io.trastienda.ui.shell.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The floor for a screen on the wall: few numbers, read from five metres, without menu and without
/// anybody's name; reached as `floor?wall=1`. Dark, unless the address says `light`.
@Route("floor/wall")
@RolesAllowed("COORDINATOR")
class WallView extends Main implements BeforeEnterObserver, HasDynamicTitle {

  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final int BEAT = 4_000;
  private static final int MOST_LINES = 8;

  private final DispatchDesk dispatch;
  private final FloorClients clients;
  private final Clock clock;
  private final LiveScreen live;
  private final H1 title = new H1();
  private final Div verdict = new Div();
  private final Section numbers = new Section();
  private final Section lines = new Section();
  private final Span time = new Span();
  private @Nullable Registration beats;
  private boolean light;

  WallView(DispatchDesk dispatch, FloorClients clients, LiveFeed feed, Clock clock) {
    this.dispatch = dispatch;
    this.clients = clients;
    this.clock = clock;
    addClassName("wall");
    title.setText(getTranslation("floor.title"));
    verdict.addClassName("wall-verdict");
    numbers.addClassName("wall-numbers");
    numbers.setAriaLabel(getTranslation("floor.now"));
    lines.addClassName("wall-lines");
    lines.setAriaLabel(getTranslation("floor.queues"));
    time.addClassName("wall-time");
    Anchor leave = new Anchor("floor", getTranslation("floor.wall.leave"));
    leave.setRouterIgnore(true);
    leave.addClassName("skip-link");
    Div head = new Div(title, time);
    head.addClassName("wall-head");
    add(leave, head, verdict, numbers, lines);
    live = new LiveScreen(this, feed, PAUSE, this::read);
    Shortcuts.addShortcutListener(
        this, () -> getUI().ifPresent(ui -> ui.getPage().setLocation("floor")), Key.ESCAPE);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("floor.title") + " · Trastienda";
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    light = event.getLocation().getQueryParameters().getSingleParameter("light").isPresent();
    live.follow(clients.ids());
    read();
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    attach
        .getUI()
        .getPage()
        .setColorScheme(light ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK);
    attach.getUI().setPollInterval(BEAT);
    beats = attach.getUI().addPollListener(event -> read());
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (beats != null) {
      beats.remove();
      beats = null;
    }
    detach.getUI().setPollInterval(-1);
  }

  private void read() {
    FloorState now = new FloorState(dispatch.floor(), dispatch.roster());
    Instant at = clock.instant();
    Formats formats = Formats.current();
    time.setText(formats.time(at));
    FloorVerdict said = FloorVerdict.of(now);
    verdict.setClassName("wall-verdict");
    verdict.addClassName(tone(said.tone()));
    verdict.removeAll();
    verdict.add(
        icon(said.tone()).create(),
        new Paragraph(
            said.say(
                row -> clients.of(row.tenant()).name(),
                row -> clients.type(row.tenant(), row.workType()))));
    numbers.removeAll();
    numbers.add(
        number("floor.waiting", formats.number(now.waiting()), ""),
        number(
            "floor.oldest",
            now.oldest()
                .flatMap(row -> Optional.ofNullable(row.oldest()))
                .map(oldest -> formats.duration(Duration.between(oldest, at)))
                .orElse("–"),
            ""),
        number(
            "floor.overdue",
            formats.number(now.overdue()),
            now.overdue() > 0 ? tone(Tone.LATE) : ""),
        number(
            "floor.wall.soon",
            formats.number(now.dueSoon()),
            now.dueSoon() > 0 ? tone(Tone.DUE_SOON) : ""),
        number("floor.held", formats.number(now.held()), ""),
        number("floor.agents", formats.number(now.takingWork()), ""));
    List<BoardLine> all = BoardLine.of(now.rows(), BoardLine.By.QUEUE);
    int largest = all.stream().mapToInt(BoardLine::waiting).max().orElse(0);
    lines.removeAll();
    all.stream().limit(MOST_LINES).forEach(line -> lines.add(line(line, largest)));
    if (all.size() > MOST_LINES) {
      Div more = new Div(getTranslation("floor.wall.more", all.size() - MOST_LINES));
      more.addClassNames("wall-more", "dim");
      lines.add(more);
    }
  }

  private Div number(String key, String value, String tone) {
    Span words = new Span(getTranslation(key));
    words.addClassName("wall-label");
    Span shown = new Span(value);
    shown.addClassName("wall-value");
    Div number = new Div(words, shown);
    number.addClassName("wall-number");
    if (!tone.isEmpty()) {
      number.addClassName(tone);
    }
    return number;
  }

  private Div line(BoardLine line, int largest) {
    var tenant = java.util.Objects.requireNonNull(line.tenant());
    Div name = new Div(new Span(clients.type(tenant, String.valueOf(line.workType()))));
    Span client = new Span(clients.of(tenant).name());
    client.addClassNames("wall-client", "dim");
    name.add(client);
    name.addClassNames("wall-name", "case-cell", clients.of(tenant).colour().className());
    Span waiting = new Span(Formats.current().number(line.waiting()));
    waiting.addClassName("wall-count");
    Div bar = new Div();
    bar.addClassName("wall-bar");
    if (line.waiting() > 0) {
      bar.add(new StackedBar(line.ages(), largest));
    }
    Tone tone = line.overdue() > 0 ? Tone.LATE : line.dueSoon() > 0 ? Tone.DUE_SOON : Tone.MET;
    Div level =
        new Div(
            icon(tone).create(),
            new Span(
                switch (tone) {
                  case LATE -> getTranslation("floor.level.late", line.overdue());
                  case DUE_SOON -> getTranslation("floor.level.soon", line.dueSoon());
                  case MET, PAUSED, LATER, PLAIN, ACCENT -> getTranslation("floor.level.met");
                }));
    level.addClassNames("wall-level", tone(tone));
    Div row = new Div(name, waiting, bar, level);
    row.addClassName("wall-line");
    return row;
  }

  private static Icons icon(Tone tone) {
    return switch (tone) {
      case LATE -> Icons.LATE;
      case DUE_SOON, LATER -> Icons.CLOCK;
      case PAUSED -> Icons.PAUSED;
      case MET, PLAIN, ACCENT -> Icons.MET;
    };
  }

  private static String tone(Tone tone) {
    return switch (tone) {
      case LATE -> "is-late";
      case DUE_SOON -> "is-due-soon";
      case MET, PAUSED, LATER, PLAIN, ACCENT -> "is-met";
    };
  }
}
