package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.NotQueued;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.StaleFence;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.platform.handling.HandlingDesk;
import io.trastienda.platform.macros.MacroDesk;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The page of one case: procedure, form and story side by side, what ends it at the bottom. Who
/// holds the case works it here; everybody else reads.
///
/// It knows the address, keeps the hold alive and hears the news; its sections do the rest.
@Route(value = "work/:client/:ref", layout = Shell.class)
@RolesAllowed({"AGENT", "COORDINATOR", "QUALITY", "ACCOUNT_MANAGER", "FINANCE"})
class CaseView extends Main
    implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, OpenCase.Page {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BEAT = Duration.ofMinutes(1);

  private final CaseDesk cases;
  private final DispatchDesk dispatch;
  private final Clients clients;
  private final Clock clock;
  private final LiveScreen live;

  private final OpenCase open;
  private final Div banner = new Div();
  private final CaseHead head;
  private final CaseProcedure procedure;
  private final CaseFields fields;
  private final CaseTimeline timeline;
  private final NoteComposer composer;
  private final CaseSide side;
  private final CaseFoot foot;
  private final FocusTimer timer;
  private final OutcomeBox outcome = new OutcomeBox();
  private final SavedMark saved = new SavedMark();
  private final HolderActs acts;

  private @Nullable Registration beats;
  private Instant renewAt = Instant.MAX;
  private int beat;

  CaseView(
      CaseDesk cases,
      CaseChecks checks,
      CaseDocuments documents,
      DispatchDesk dispatch,
      FloorDesk floor,
      Clients clients,
      NextCase next,
      RefusalTexts refusals,
      HandlingDesk handling,
      MacroDesk macros,
      LiveFeed feed,
      Clock clock) {
    this.cases = cases;
    this.dispatch = dispatch;
    this.clients = clients;
    this.clock = clock;
    live = new LiveScreen(this, feed, PAUSE, this::read);
    open = new OpenCase(cases, refusals, clients.viewer(), clock, this);
    CaseShelf shelf = new CaseShelf(open, documents);
    timeline = new CaseTimeline(open);
    fields = new CaseFields(open, cases, shelf, saved);
    composer = new NoteComposer(open, cases, macros, timeline::draw);
    timer = new FocusTimer(open, handling);
    procedure = new CaseProcedure(open, cases, shelf, saved);
    side = new CaseSide(open, shelf);
    acts =
        new HolderActs(
            open, cases, checks, dispatch, next, fields, composer, outcome, macros, timer);
    ReaderActs readerActs = new ReaderActs(open, cases, checks, dispatch, floor);
    head = new CaseHead(open, acts, timer);
    foot = new CaseFoot(open, acts, readerActs, outcome, saved);
    addClassName("case");
    getElement().setAttribute("tabindex", "-1");
    banner.addClassName("case-banner");
    Div middle = new Div(fields, timeline, composer);
    middle.addClassName("case-main");
    Div columns = new Div(procedure, middle, side);
    columns.addClassName("case-columns");
    add(banner, head, columns, foot);
    Shortcuts.addShortcutListener(this, () -> acts.complete(false), Key.ENTER, KeyModifier.CONTROL);
    Shortcuts.addShortcutListener(this, () -> acts.complete(true), Key.KEY_E, KeyModifier.ALT);
    Shortcuts.addShortcutListener(this, () -> composer.focus(), Key.KEY_P, KeyModifier.ALT);
    Shortcuts.addShortcutListener(this, acts::takeNext, Key.KEY_N, KeyModifier.ALT);
  }

  @Override
  public String getPageTitle() {
    return (open.isShown() ? open.summary().reference() + " · " : "") + "Trastienda";
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String slug = event.getRouteParameters().get("client").orElse("");
    String reference = event.getRouteParameters().get("ref").orElse("");
    TenantId tenant = clients.idOf(slug);
    fields.forget();
    composer.forget();
    open.lost(false);
    open.hold(null);
    CaseDetail detail = cases.get(tenant, reference);
    load(tenant, detail, NextCase.handed(event.getUI(), tenant, detail.summary().id()));
    live.follow(Set.of(tenant));
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    timer.stop();
    if (open.isShown() && !composer.isEmpty()) {
      open.attempt(composer::keep);
    }
  }

  // ------------------------------------------------------------------ what is on the screen

  @Override
  public void load(CaseDetail detail, Optional<Offer> handed) {
    load(open.tenant(), detail, handed);
  }

  /// Reads a case and, if the reader holds it, begins or goes on with the work.
  private void load(TenantId tenant, CaseDetail read, Optional<Offer> handed) {
    CaseDetail detail = read;
    Optional<QueueItem> standing = standing(tenant, detail.summary());
    open.hold(null);
    if (standing.filter(this::holds).isPresent()) {
      Offer held = handed.orElseGet(() -> dispatch.claim(tenant, read.summary().id()));
      if (detail.summary().category() != StateCategory.IN_PROGRESS) {
        cases.start(tenant, held.id(), held.fence());
        detail = cases.get(tenant, held.id());
      }
      hold(held);
    }
    TenantProfile profile = clients.profile(tenant);
    open.show(
        new OpenCase.Shown(profile, ViewerClient.of(profile), detail, detail.version(), standing));
    open.lost(false);
    draw();
  }

  private void draw() {
    banner.removeAll();
    saved.removeAll();
    timer.draw();
    head.draw();
    procedure.begin();
    fields.draw();
    timeline.draw();
    side.draw();
    outcome.offer(open.detail().plan().workType().outcomes());
    foot.draw();
  }

  private Optional<QueueItem> standing(TenantId tenant, CaseSummary summary) {
    if (!Clients.works(open.viewer())) {
      return Optional.empty();
    }
    return dispatch
        .queue(
            new QueueFilter(
                Set.of(tenant), Set.of(), null, null, false, false, summary.reference(), 0, 10))
        .stream()
        .filter(item -> item.id().equals(summary.id()))
        .findFirst();
  }

  private boolean holds(QueueItem item) {
    return item.state() == QueueItem.State.HELD && open.viewer().person().equals(item.holder());
  }

  // ------------------------------------------------------------------ what keeps it alive

  private void hold(Offer held) {
    open.hold(held);
    Instant now = clock.instant();
    Duration third = Duration.between(now, held.leaseUntil()).dividedBy(3);
    renewAt = now.plus(third);
    beat = (int) Math.clamp(third.toMillis(), 300, BEAT.toMillis());
    getUI().ifPresent(this::poll);
  }

  @Override
  protected void onAttach(AttachEvent attach) {
    poll(attach.getUI());
    beats = attach.getUI().addPollListener(event -> onBeat());
    procedure.fold(Widths.isPhone(attach.getUI()));
  }

  private void poll(UI ui) {
    if (beat == 0) {
      beat = (int) BEAT.toMillis();
    }
    ui.setPollInterval(beat);
  }

  @Override
  protected void onDetach(DetachEvent detach) {
    if (beats != null) {
      beats.remove();
      beats = null;
    }
    detach.getUI().setPollInterval(-1);
  }

  private void onBeat() {
    if (open.working() && !clock.instant().isBefore(renewAt)) {
      Offer held = open.held();
      try {
        Instant until = dispatch.renew(held.tenant(), held.id(), held.fence());
        Instant now = clock.instant();
        renewAt = now.plus(Duration.between(now, until).dividedBy(3));
      } catch (StaleFence | NotQueued over) {
        lose();
      }
    }
    if (open.isShown()) {
      head.draw();
    }
  }

  // ------------------------------------------------------------------ what others do

  /// Reads again after a hint: what somebody else did to this case must show.
  private void read() {
    if (!open.isShown()) {
      return;
    }
    OpenCase.Shown now = open.shown();
    CaseDetail fresh = cases.get(open.tenant(), open.id());
    Optional<QueueItem> standing = standing(open.tenant(), fresh.summary());
    if (open.working() && standing.filter(this::holds).isEmpty()) {
      lose();
    } else if (open.working() && fresh.version() != now.version()) {
      conflict();
    } else if (open.offer().isEmpty()
        && (fresh.version() != now.version() || !place(standing).equals(place(now.standing())))) {
      load(fresh, Optional.empty());
    } else if (fresh.timeline().size() != now.detail().timeline().size()) {
      open.show(now.read(fresh, standing));
      timeline.draw();
    }
  }

  private static String place(Optional<QueueItem> standing) {
    return standing.map(item -> item.state() + " " + item.holder()).orElse("");
  }

  @Override
  public void lose() {
    open.lost(true);
    timer.draw();
    warn("desk.lost", new Button(getTranslation("desk.lost.again"), click -> takeAgain()));
    head.draw();
    foot.draw();
  }

  @Override
  public void conflict() {
    warn("desk.conflict", new Button(getTranslation("desk.reload"), click -> reload()));
  }

  private void warn(String key, Button way) {
    way.addThemeVariants(ButtonVariant.SMALL);
    Div words = new Div(Icons.LATE.create(), new Span(getTranslation(key)), way);
    words.addClassName("banner");
    words.getElement().setAttribute("role", "alert");
    banner.removeAll();
    banner.add(words);
  }

  /// Takes the newest version and puts on top what was typed here and is not kept yet.
  private void reload() {
    Map<String, String> typed = fields.pending();
    open.load(open.offer());
    fields.retype(typed);
    if (open.working()) {
      acts.keep();
    }
  }

  private void takeAgain() {
    open.attempt(() -> {
      open.hold(dispatch.claim(open.tenant(), open.id()));
      reload();
    });
  }
}
