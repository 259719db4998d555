package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.OfferOver;
import io.trastienda.platform.dispatch.PushedOffer;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.KeyHint;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Asks an agent to take a case, wherever the agent is: what it is, how long there is to answer,
/// and what became of it when nobody did. It makes no sound and takes no focus.
class OfferCard extends Div {

  /// The key that goes to the card, for the sheet of keys.
  static final KeyHint KEY = KeyHint.of("Alt O", "desk.keyed.offer");

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final List<Reason> DECLINE =
      List.of(
          Reason.NO_TIME,
          Reason.SKILL_MISSING,
          Reason.CONFLICT_OF_INTEREST,
          Reason.INFORMATION_MISSING,
          Reason.WRONG_QUEUE,
          Reason.OTHER);

  /// Counts down beside the server: from how long is left, not by the browser's clock.
  private static final String COUNT =
      """
      clearInterval(this.$count);
      const end = performance.now() + $0, shown = this;
      const draw = () => {
        const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
        shown.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
        if (left === 0 || !shown.isConnected) {
          clearInterval(shown.$count);
          if (shown.isConnected) { $1.$server.timeIsOver(); }
        }
      };
      this.$count = setInterval(draw, 1000);
      draw();
      """;

  private final DispatchDesk dispatch;
  private final CaseDesk cases;
  private final Clients clients;
  private final NextCase next;
  private final Clock clock;
  private final Div card = new Div();
  private final Div told = new Div();
  private final Button accept = new Button();
  private Optional<PushedOffer> shown = Optional.empty();

  OfferCard(
      DispatchDesk dispatch,
      CaseDesk cases,
      Clients clients,
      NextCase next,
      LiveFeed feed,
      Clock clock) {
    this.dispatch = dispatch;
    this.cases = cases;
    this.clients = clients;
    this.next = next;
    this.clock = clock;
    addClassName("offer");
    card.addClassName("offer-card");
    card.getElement().setAttribute("role", "region");
    card.getElement().setAttribute("aria-label", getTranslation("desk.offer"));
    card.setVisible(false);
    told.addClassName("visually-hidden");
    told.getElement().setAttribute("role", "status");
    accept.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
    accept.setId("offer-accept");
    accept.addClickListener(click -> accept());
    add(card, told);
    Shortcuts.addShortcutListener(
        this,
        () -> {
          if (card.isVisible() && shown.isPresent()) {
            accept.focus();
          }
        },
        Key.KEY_O,
        KeyModifier.ALT);
    new LiveScreen(this, feed, PAUSE, this::read).follow(clients.numbers(clients.mine()));
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    read();
  }

  private void read() {
    List<PushedOffer> offers = dispatch.offers();
    Optional<PushedOffer> before = shown;
    if (before.isPresent() && offers.stream().anyMatch(one -> same(one, before.get()))) {
      return;
    }
    if (!offers.isEmpty()) {
      ask(offers.getFirst(), offers.size() - 1);
    } else {
      before.ifPresent(this::over);
    }
  }

  private static boolean same(PushedOffer one, PushedOffer other) {
    return one.tenant().equals(other.tenant())
        && one.id().equals(other.id())
        && one.until().equals(other.until());
  }

  private void ask(PushedOffer offer, int others) {
    shown = Optional.of(offer);
    ViewerClient client = clients.client(offer.tenant());
    Optional<CaseSummary> summary =
        cases.summaries(offer.tenant(), List.of(offer.id())).stream().findFirst();
    String title = summary.map(CaseSummary::title).orElse(offer.reference());
    String type =
        summary
            .map(CaseSummary::workTypeName)
            .map((LocalizedText name) -> Formats.current().text(name))
            .orElse(offer.workType());
    Duration left = Duration.between(clock.instant(), offer.until());
    card.removeAll();
    Span time = new Span();
    time.addClassName("offer-time");
    time.getElement().setAttribute("role", "timer");
    time.getElement().setAttribute("aria-label", getTranslation("desk.offer.time"));
    Div head = new Div(new Span(getTranslation("desk.offer")), time);
    head.addClassNames("spread", "offer-head");
    Div words = new Div(title);
    words.addClassName("row-title");
    Span reference = new Span(offer.reference());
    reference.addClassName("ref");
    Div second = new Div(reference, new Span(type));
    second.addClassName("row-second");
    Div line = new Div(new ClientTag(client));
    Instant due = offer.dueAt();
    if (due != null) {
      line.add(new ServiceLevelBadge(due, clock.instant()));
    }
    line.addClassName("spread");
    Div acts = new Div(decline(offer), accept);
    acts.addClassName("offer-acts");
    accept.setText(getTranslation("desk.offer.accept"));
    accept.setTooltipText(KEY.keys());
    card.add(head, line, words, second, acts);
    if (others > 0) {
      Div more = new Div(getTranslation("desk.offer.more", others));
      more.addClassNames("small", "dim");
      card.add(more);
    }
    card.setVisible(true);
    card.setClassName("is-over", false);
    time.getElement().executeJs(COUNT, Math.max(0, left.toMillis()), getElement());
    told.setText(
        getTranslation(
            "desk.offer.told",
            client.name(),
            offer.reference(),
            type,
            Formats.current().duration(left),
            KEY.keys()));
  }

  private Button decline(PushedOffer offer) {
    Button decline = new Button(getTranslation("desk.offer.decline"));
    decline.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    decline.setId("offer-decline");
    decline.addClickListener(click ->
        AskReason.code(
            getTranslation("desk.offer.decline.title", offer.reference()),
            getTranslation("desk.offer.decline.do"),
            DECLINE,
            (reason, note) -> decline(offer, reason, note)));
    return decline;
  }

  private void decline(PushedOffer offer, Reason reason, String note) {
    try {
      dispatch.decline(offer.tenant(), offer.id(), reason);
    } catch (OfferOver over) {
      over(offer);
      return;
    }
    if (!note.isBlank()) {
      cases.note(offer.tenant(), offer.id(), note);
    }
    close();
    read();
  }

  private void accept() {
    PushedOffer offer = shown.orElseThrow();
    UI ui = UI.getCurrent();
    try {
      next.accept(ui, offer.tenant(), offer.id());
      close();
    } catch (OfferOver over) {
      over(offer);
    }
  }

  /// Says what became of an offer that is no more, and what the agent counts as now.
  private void over(PushedOffer offer) {
    shown = Optional.empty();
    boolean late = !clock.instant().isBefore(offer.until().minusSeconds(2));
    String what = getTranslation(late ? "desk.offer.late" : "desk.offer.gone", offer.reference());
    String presence = getTranslation("desk.presence." + dispatch.presence().name());
    String since = getTranslation("desk.offer.presence", presence);
    getUI().flatMap(PresenceSwitch::of).ifPresent(switched -> switched.show(dispatch.presence()));
    card.removeAll();
    Div words = new Div(new Span(what), new Span(late ? since : ""));
    words.addClassName("offer-words");
    Div head =
        new Div(
            Icons.CLOCK.create(),
            words,
            new IconButton(Icons.CLOSE, getTranslation("desk.offer.close"), this::close));
    head.addClassName("offer-over");
    card.add(head);
    card.setClassName("is-over", true);
    card.setVisible(true);
    told.setText(what);
  }

  private void close() {
    shown = Optional.empty();
    card.setVisible(false);
    told.setText("");
  }

  /// The time to answer has run out; called by the browser.
  @ClientCallable
  void timeIsOver() {
    Optional<PushedOffer> before = shown;
    read();
    before.filter(one -> shown.filter(one::equals).isPresent()).ifPresent(this::over);
  }
}
