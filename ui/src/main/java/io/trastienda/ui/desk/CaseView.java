package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
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
import io.trastienda.platform.cases.CaseHandovers;
import io.trastienda.platform.cases.CaseRelations;
import io.trastienda.platform.cases.CaseSplits;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.CustomerDesk;
import io.trastienda.platform.catalogue.CatalogueDesk;
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
import io.trastienda.ui.shell.KeyHint;
import io.trastienda.ui.shell.KeyedScreen;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    implements BeforeEnterObserver,
        BeforeLeaveObserver,
        HasDynamicTitle,
        KeyedScreen,
        OpenCase.Page {

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
  private final HandoverNote handover;
  private final AbsorbedCases absorbed;
  private final FocusTimer timer;
  private final OutcomeBox outcome = new OutcomeBox();
  private final SavedMark saved = new SavedMark();
  private final HolderActs acts;
  private final RelationActs relationActs;
  private final CaseViewers viewers;

  private @Nullable Registration beats;
  private @Nullable Registration watch;
  private Instant renewAt = Instant.MAX;
  private int beat;

  CaseView(
      CaseDesk cases,
      CaseChecks checks,
      CaseDocuments documents,
      CaseRelations relations,
      CaseSplits splits,
      CaseHandovers handovers,
      CustomerDesk customers,
      CatalogueDesk catalogue,
      DispatchDesk dispatch,
      FloorDesk floor,
      CaseViewers viewers,
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
    this.viewers = viewers;
    live = new LiveScreen(this, feed, PAUSE, this::read);
    open = new OpenCase(cases, refusals, clients.viewer(), clock, this);
    CaseShelf shelf = new CaseShelf(open, documents);
    timeline = new CaseTimeline(open);
    fields = new CaseFields(open, cases, shelf, saved);
    composer = new NoteComposer(open, cases, macros, timeline::draw);
    timer = new FocusTimer(open, handling);
    procedure = new CaseProcedure(open, cases, shelf, saved);
    acts =
        new HolderActs(
            open, cases, checks, dispatch, next, fields, composer, outcome, macros, timer);
    ReaderActs readerActs = new ReaderActs(open, cases, checks, dispatch, floor);
    relationActs =
        new RelationActs(
            open, relations, splits, handovers, dispatch, catalogue, shelf, acts::keep);
    handover = new HandoverNote(open, handovers);
    absorbed = new AbsorbedCases(open, relations, documents);
    side = new CaseSide(open, shelf, customers, relations, relationActs, absorbed);
    head = new CaseHead(open, acts, timer, relationActs, this::watching, () -> openSide());
    foot = new CaseFoot(open, acts, readerActs, relationActs, outcome, saved);
    addClassName("case");
    getElement().setAttribute("tabindex", "-1");
    banner.addClassName("case-banner");
    Div middle = new Div(handover, fields, timeline, absorbed, composer);
    middle.addClassName("case-main");
    Div columns = new Div(procedure, middle, side);
    columns.addClassName("case-columns");
    add(banner, head, columns, foot);
    for (DeskKeys key : DeskKeys.values()) {
      key.on(this, () -> press(key));
    }
  }

  @Override
  public List<KeyHint> keys() {
    List<KeyHint> keys =
        new ArrayList<>(Arrays.stream(DeskKeys.values()).map(DeskKeys::hint).toList());
    keys.add(OfferCard.KEY);
    return keys;
  }

  private void press(DeskKeys key) {
    switch (key) {
      case NEXT -> acts.takeNext();
      case COMPLETE_NEXT -> acts.complete(true);
      case COMPLETE -> acts.complete(false);
      case NOTE -> composer.focus();
      case PARK -> acts.askPark();
      case HAND_OVER -> relationActs.askHandOver();
      case COPY -> head.copy();
    }
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
    watch(event.getUI());
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
      // Who takes over what somebody else had begun begins, too: it counts for the new holder.
      boolean begun =
          detail.summary().category() == StateCategory.IN_PROGRESS
              && CaseHead.begunBy(detail).filter(open.viewer().name()::equals).isPresent();
      if (!begun) {
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
    handover.draw();
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
    watch(attach.getUI());
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
    unwatch();
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

  /// Lets others know that this screen shows the case, and hears of them.
  private void watch(UI ui) {
    unwatch();
    if (open.isShown() && isAttached()) {
      Runnable redraw = ui.accessLater(head::draw, () -> {});
      watch =
          viewers.enter(
              open.tenant(), open.id(), open.viewer().person(), open.viewer().name(), redraw);
    }
  }

  private void unwatch() {
    if (watch != null) {
      watch.remove();
      watch = null;
    }
  }

  private List<String> watching() {
    return viewers.others(open.tenant(), open.id(), open.viewer().person());
  }

  private void openSide() {
    side.open();
  }

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
      redraw();
    }
  }

  @Override
  public void redraw() {
    timeline.draw();
    side.drawRelated();
  }

  private static String place(Optional<QueueItem> standing) {
    return standing.map(item -> item.state() + " " + item.holder()).orElse("");
  }

  @Override
  public void lose() {
    CaseDetail fresh = cases.get(open.tenant(), open.id());
    open.lost(true);
    timer.draw();
    if (fresh.summary().category() == StateCategory.CLOSED) {
      warn(
          happened(fresh).orElseGet(() -> getTranslation("desk.conflict")),
          fields.differences(fresh.fields()),
          new Button(getTranslation("desk.conflict.see"), click -> takeTheirs()));
    } else {
      warn(
          getTranslation("desk.lost"),
          List.of(),
          new Button(getTranslation("desk.lost.again"), click -> takeAgain()));
    }
    head.draw();
    foot.draw();
  }

  @Override
  public void conflict() {
    CaseDetail fresh = cases.get(open.tenant(), open.id());
    List<String> differences = fields.differences(fresh.fields());
    Button mine = new Button(getTranslation("desk.reload"), click -> reload());
    mine.setId("keep-mine");
    List<Button> ways = new ArrayList<>(List.of(mine));
    if (!differences.isEmpty()) {
      Button theirs = new Button(getTranslation("desk.conflict.theirs"), click -> takeTheirs());
      theirs.setId("keep-theirs");
      ways.add(theirs);
    }
    warn(
        happened(fresh).orElseGet(() -> getTranslation("desk.conflict")),
        differences,
        ways.toArray(Button[]::new));
  }

  /// What was done last, by whom, how long ago.
  private Optional<String> happened(CaseDetail fresh) {
    return new CaseStory(fresh, open.formats())
        .last(fresh.timeline())
        .map(what ->
            getTranslation(
                "desk.conflict.by",
                what,
                open.formats()
                    .duration(Duration.between(fresh.timeline().getLast().at(), clock.instant()))));
  }

  private void warn(String sentence, List<String> differences, Button... ways) {
    Div said = new Div(new Span(sentence));
    differences.forEach(one -> {
      Div line = new Div(one);
      line.addClassName("small");
      said.add(line);
    });
    said.addClassName("banner-words");
    Div words = new Div(Icons.LATE.create(), said);
    for (Button way : ways) {
      way.addThemeVariants(ButtonVariant.SMALL);
      words.add(way);
    }
    words.addClassName("banner");
    words.getElement().setAttribute("role", "alert");
    banner.removeAll();
    banner.add(words);
  }

  /// Takes the newest version and lets go of what was typed here and is not kept.
  private void takeTheirs() {
    fields.forget();
    open.load(open.offer());
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
