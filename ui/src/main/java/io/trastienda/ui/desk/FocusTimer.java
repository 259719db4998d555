package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.handling.Handling;
import io.trastienda.platform.handling.HandlingDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts how long people are at the case on the screen, and opens what there is to say about it.
///
/// The browser only says when somebody begins and ceases to be at the page: the tab is visible and
/// has the focus, and a key or the pointer moved of late. The time between is the server's.
class FocusTimer extends NativeButton {

  private static final Logger log = LoggerFactory.getLogger(FocusTimer.class);
  private static final Duration BEAT = Duration.ofSeconds(20);
  private static final Duration LOST = Duration.ofSeconds(50);

  private static final String WATCH =
      """
      const el = this;
      if (el.watch) el.watch();
      const words = el.querySelector('.focus-words');
      const still = $0, beat = $1, pattern = $3, counts = $4;
      let base = $2, on = false, since = 0, last = Date.now(), beaten = Date.now();
      const face = () => {
        const all = Math.max(0, base + (on ? Math.floor((Date.now() - since) / 1000) : 0));
        const two = n => String(n).padStart(2, '0');
        const h = Math.floor(all / 3600), m = Math.floor(all / 60) % 60;
        const text = pattern.replace('#', h > 0 ? h + ':' + two(m) + ':' + two(all % 60) : m + ':' + two(all % 60));
        if (words.textContent !== text) words.textContent = text;
        el.classList.toggle('is-on', on);
      };
      const check = () => {
        const at = counts && document.visibilityState === 'visible' && document.hasFocus()
          && Date.now() - last < still;
        if (at && !on) {
          on = true; since = Date.now(); beaten = since; el.$server.resume();
        } else if (!at && on) {
          base += Math.floor((Date.now() - since) / 1000); on = false; el.$server.pause();
        }
        face();
      };
      const moved = () => { last = Date.now(); if (!on) check(); };
      const inputs = ['keydown', 'pointermove', 'pointerdown', 'wheel', 'touchstart'];
      inputs.forEach(name => document.addEventListener(name, moved, {passive: true, capture: true}));
      window.addEventListener('focus', moved);
      window.addEventListener('blur', check);
      document.addEventListener('visibilitychange', check);
      let gone = 0;
      const tick = setInterval(() => {
        gone = el.isConnected ? 0 : gone + 1;
        if (gone > 3) { el.watch(); return; }
        check();
        if (on && Date.now() - beaten >= beat) { beaten = Date.now(); el.$server.beat(); }
      }, 1000);
      el.watch = () => {
        clearInterval(tick);
        inputs.forEach(name => document.removeEventListener(name, moved, {capture: true}));
        window.removeEventListener('focus', moved);
        window.removeEventListener('blur', check);
        document.removeEventListener('visibilitychange', check);
      };
      check();
      """;

  private final OpenCase open;
  private final HandlingDesk handling;
  private @Nullable Offer counted;
  private @Nullable Handling known;
  private @Nullable Instant since;
  private Instant seen = Instant.MIN;
  private UUID piece = UUID.randomUUID();
  private boolean watched;

  FocusTimer(OpenCase open, HandlingDesk handling) {
    this.open = open;
    this.handling = handling;
    addClassName("focus-timer");
    getElement().setAttribute("type", "button");
    setId("focus-timer");
    Span dot = new Span();
    dot.addClassName("focus-dot");
    Span words = new Span();
    words.addClassName("focus-words");
    add(dot, words);
    addClickListener(click -> {
      flush();
      new HandlingDialog(open, handling, this::draw).open();
    });
  }

  /// Shows what has counted so far, and counts on while the reader holds the case.
  void draw() {
    setVisible(
        open.viewer().holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER));
    Offer held = open.working() ? open.held() : null;
    if (held == null || counted == null || !held.id().equals(counted.id())) {
      since = null;
    }
    flush();
    counted = held;
    if (isVisible()) {
      known = handling.of(open.tenant(), open.id());
      watch();
    }
  }

  /// Tells what has counted, before the case leaves the reader's hand; counting goes on.
  void flush() {
    if (since != null) {
      Instant now = open.now();
      tell(lost(now) ? seen : now);
      since = now;
      seen = now;
    }
  }

  /// Tells what has counted, and stops.
  void stop() {
    flush();
    since = null;
    counted = null;
  }

  /// Somebody is at the page.
  @ClientCallable
  void resume() {
    flush();
    if (counted != null) {
      since = open.now();
      seen = since;
    }
  }

  /// Somebody still is.
  @ClientCallable
  void beat() {
    Instant now = open.now();
    if (since == null) {
      resume();
    } else if (lost(now)) {
      tell(seen);
      since = now;
    } else if (known != null && Duration.between(since, now).compareTo(known.report()) >= 0) {
      tell(now);
      since = now;
    }
    seen = now;
  }

  /// Nobody is at the page any more.
  @ClientCallable
  void pause() {
    flush();
    since = null;
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    super.onAttach(attach);
    if (!watched) {
      watch();
    }
  }

  private void watch() {
    Handling now = known;
    if (now != null && isAttached()) {
      watched = true;
      getElement()
          .executeJs(
              WATCH,
              (double) now.still().toMillis(),
              (double) Math.min(BEAT.toMillis(), now.report().toMillis()),
              (double) now.seconds(),
              getTranslation("desk.time.active", "#"),
              counted != null);
    }
  }

  /// Whether the browser was silent for so long that nobody knows what was in between.
  private boolean lost(Instant now) {
    return Duration.between(seen, now).compareTo(LOST) > 0;
  }

  private void tell(Instant end) {
    Offer held = counted;
    Instant begin = since;
    if (held == null || begin == null || !begin.isBefore(end)) {
      return;
    }
    try {
      handling.count(held.tenant(), held.id(), held.fence(), piece, begin, end);
    } catch (Refusal refusal) {
      log.info("Time at case {} does not count: {}", held.reference(), refusal.getMessage());
    }
    piece = UUID.randomUUID();
  }
}
