package io.trastienda.ui.desk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseChanged;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.platform.cases.CaseDocuments;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.CheckNeeded;
import io.trastienda.platform.cases.NotReady;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.FloorDesk;
import io.trastienda.platform.dispatch.NotQueued;
import io.trastienda.platform.dispatch.Offer;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.dispatch.Reason;
import io.trastienda.platform.dispatch.StaleFence;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.ClientTag;
import io.trastienda.ui.shell.FooterBar;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.LiveScreen;
import io.trastienda.ui.shell.Procedure;
import io.trastienda.ui.shell.Reference;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Segmented;
import io.trastienda.ui.shell.ServiceLevelBadge;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import io.trastienda.ui.shell.Widths;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page of one case: procedure, form and story side by side, what ends it at the bottom. Who
/// holds the case works it here; everybody else reads.
@Route(value = "work/:client/:ref", layout = Shell.class)
@RolesAllowed({"AGENT", "COORDINATOR", "QUALITY", "ACCOUNT_MANAGER", "FINANCE"})
class CaseView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BEAT = Duration.ofMinutes(1);

  private final CaseDesk cases;
  private final CaseChecks checks;
  private final CaseDocuments documents;
  private final DispatchDesk dispatch;
  private final FloorDesk floor;
  private final Clients clients;
  private final NextCase next;
  private final RefusalTexts refusals;
  private final Clock clock;
  private final LiveScreen live;
  private final Viewer viewer;

  private final Div banner = new Div();
  private final Div head = new Div();
  private final Div left = new Div();
  private final Div middle = new Div();
  private final Div right = new Div();
  private final Div foot = new Div();
  private final Div story = new Div();
  private final Div shelved = new Div();
  private final TextArea note = new TextArea();
  private final ComboBox<WorkType.Choice> outcome = new ComboBox<>();
  private final Span saved = new Span();

  private @Nullable Showing showing;
  private @Nullable Offer offer;
  private @Nullable CaseForm form;
  private @Nullable Registration beats;
  private final Map<String, String> pending = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, String> proofs = new HashMap<>();
  private Set<String> ticked = new HashSet<>();
  private Instant renewAt = Instant.MAX;
  private CaseStory.Part part = CaseStory.Part.ALL;
  private boolean lost;
  private boolean phone;
  private int beat;

  /// What is on the screen.
  private record Showing(
      TenantProfile profile,
      ViewerClient client,
      CaseDetail detail,
      int version,
      Optional<QueueItem> standing) {

    TenantId tenant() {
      return profile.id();
    }

    CaseId id() {
      return detail.summary().id();
    }

    CaseSummary summary() {
      return detail.summary();
    }

    Showing at(int newVersion) {
      return new Showing(profile, client, detail, newVersion, standing);
    }
  }

  CaseView(
      CaseDesk cases,
      CaseChecks checks,
      CaseDocuments documents,
      DispatchDesk dispatch,
      FloorDesk floor,
      Clients clients,
      NextCase next,
      RefusalTexts refusals,
      LiveFeed feed,
      Clock clock) {
    this.cases = cases;
    this.checks = checks;
    this.documents = documents;
    this.dispatch = dispatch;
    this.floor = floor;
    this.clients = clients;
    this.next = next;
    this.refusals = refusals;
    this.clock = clock;
    viewer = clients.viewer();
    live = new LiveScreen(this, feed, PAUSE, this::read);
    addClassName("case");
    getElement().setAttribute("tabindex", "-1");
    banner.addClassName("case-banner");
    left.addClassName("case-steps");
    middle.addClassName("case-main");
    right.addClassName("case-side");
    Div columns = new Div(left, middle, right);
    columns.addClassName("case-columns");
    foot.addClassName("case-foot");
    add(banner, head, columns, foot);
    note.setAriaLabel(getTranslation("desk.note"));
    note.setPlaceholder(getTranslation("desk.note.hint"));
    note.setMaxLength(4_000);
    note.setValueChangeMode(ValueChangeMode.LAZY);
    note.setWidthFull();
    note.setId("note");
    outcome.setAriaLabel(getTranslation("desk.outcome"));
    outcome.setPlaceholder(getTranslation("desk.outcome"));
    outcome.setId("outcome");
    outcome.setTestId("outcome");
    outcome.setItemLabelGenerator(one -> Formats.current().text(one.name()));
    outcome.addCustomValueSetListener(typed ->
        outcome.setValue(
            new WorkType.Choice(typed.getDetail(), LocalizedText.same(typed.getDetail()))));
    outcome.addValueChangeListener(change -> outcome.setInvalid(false));
    saved.addClassName("saved");
    saved.getElement().setAttribute("role", "status");
    Shortcuts.addShortcutListener(this, () -> complete(false), Key.ENTER, KeyModifier.CONTROL);
    Shortcuts.addShortcutListener(this, () -> complete(true), Key.KEY_E, KeyModifier.ALT);
    Shortcuts.addShortcutListener(this, () -> note.focus(), Key.KEY_P, KeyModifier.ALT);
    Shortcuts.addShortcutListener(this, this::takeNext, Key.KEY_N, KeyModifier.ALT);
  }

  @Override
  public String getPageTitle() {
    return (showing == null ? "" : showing.summary().reference() + " · ") + "Trastienda";
  }

  private Showing shown() {
    return Objects.requireNonNull(showing, "no case is shown yet");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String slug = event.getRouteParameters().get("client").orElse("");
    String reference = event.getRouteParameters().get("ref").orElse("");
    TenantId tenant = clients.idOf(slug);
    pending.clear();
    note.clear();
    lost = false;
    offer = null;
    load(
        tenant,
        cases.get(tenant, reference),
        NextCase.handed(event.getUI(), tenant, idOf(tenant, reference)));
    live.follow(Set.of(tenant));
  }

  private CaseId idOf(TenantId tenant, String reference) {
    return cases.get(tenant, reference).summary().id();
  }

  /// Reads a case and, if the reader holds it, begins or goes on with the work.
  private void load(TenantId tenant, CaseDetail read, Optional<Offer> handed) {
    CaseDetail detail = read;
    Optional<QueueItem> standing = standing(tenant, detail.summary());
    offer = null;
    if (standing.filter(this::holds).isPresent()) {
      Offer held = handed.orElseGet(() -> dispatch.claim(tenant, read.summary().id()));
      if (detail.summary().category() != StateCategory.IN_PROGRESS) {
        cases.start(tenant, held.id(), held.fence());
        detail = cases.get(tenant, held.id());
      }
      hold(held);
    }
    TenantProfile profile = clients.profile(tenant);
    showing = new Showing(profile, ViewerClient.of(profile), detail, detail.version(), standing);
    lost = false;
    refused.clear();
    draw();
  }

  private void hold(Offer held) {
    offer = held;
    Instant now = clock.instant();
    Duration third = Duration.between(now, held.leaseUntil()).dividedBy(3);
    renewAt = now.plus(third);
    beat = (int) Math.clamp(third.toMillis(), 300, BEAT.toMillis());
    getUI().ifPresent(this::poll);
  }

  private Optional<QueueItem> standing(TenantId tenant, CaseSummary summary) {
    if (!Clients.works(viewer)) {
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
    return item.state() == QueueItem.State.HELD && viewer.person().equals(item.holder());
  }

  private boolean working() {
    return offer != null && !lost;
  }

  // ------------------------------------------------------------------ what keeps it alive

  @Override
  protected void onAttach(AttachEvent attach) {
    poll(attach.getUI());
    beats = attach.getUI().addPollListener(event -> onBeat());
    boolean narrow = Widths.isPhone(attach.getUI());
    if (narrow != phone) {
      phone = narrow;
      if (showing != null) {
        drawProcedure();
      }
    }
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
    Offer held = offer;
    if (held != null && !lost && !clock.instant().isBefore(renewAt)) {
      try {
        Instant until = dispatch.renew(held.tenant(), held.id(), held.fence());
        Instant now = clock.instant();
        renewAt = now.plus(Duration.between(now, until).dividedBy(3));
      } catch (StaleFence | NotQueued over) {
        lose();
      }
    }
    if (showing != null) {
      drawHead();
    }
  }

  /// Reads again after a hint: what somebody else did to this case must show.
  private void read() {
    Showing now = showing;
    if (now == null) {
      return;
    }
    CaseDetail fresh = cases.get(now.tenant(), now.id());
    Optional<QueueItem> standing = standing(now.tenant(), fresh.summary());
    if (working() && standing.filter(this::holds).isEmpty()) {
      lose();
    } else if (working() && fresh.version() != now.version()) {
      conflict();
    } else if (offer == null
        && (fresh.version() != now.version() || !place(standing).equals(place(now.standing())))) {
      load(now.tenant(), fresh, Optional.empty());
    } else if (fresh.timeline().size() != now.detail().timeline().size()) {
      showing = new Showing(now.profile(), now.client(), fresh, now.version(), standing);
      drawStory();
    }
  }

  private static String place(Optional<QueueItem> standing) {
    return standing.map(item -> item.state() + " " + item.holder()).orElse("");
  }

  private void lose() {
    lost = true;
    Button again = new Button(getTranslation("desk.lost.again"), click -> takeAgain());
    warn("desk.lost", again);
    drawHead();
    drawFoot();
  }

  private void conflict() {
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
    Showing before = shown();
    Map<String, String> typed = new LinkedHashMap<>(pending);
    load(before.tenant(), cases.get(before.tenant(), before.id()), Optional.ofNullable(offer));
    typed.forEach((field, text) -> Objects.requireNonNull(form).show(field, text));
    pending.putAll(typed);
    if (working()) {
      keep();
    }
  }

  private void takeAgain() {
    attempt(() -> {
      offer = dispatch.claim(shown().tenant(), shown().id());
      reload();
    });
  }

  private boolean attempt(Runnable act) {
    try {
      act.run();
      return true;
    } catch (StaleFence | NotQueued over) {
      if (working()) {
        lose();
      } else {
        Toast.refuse(refusals.say(over, Formats.current()));
      }
    } catch (CaseChanged changed) {
      Toast.refuse(refusals.say(changed, Formats.current()));
      conflict();
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
    return false;
  }

  // ------------------------------------------------------------------ what the agent does

  private void typed(String field, String text) {
    pending.put(field, text);
    refused.remove(field);
    if (!working()) {
      return;
    }
    try {
      save();
    } catch (StaleFence | NotQueued over) {
      lose();
    } catch (CaseChanged changed) {
      Toast.refuse(refusals.say(changed, Formats.current()));
      conflict();
    } catch (Refusal refusal) {
      pending.remove(field);
      refused.add(field);
      Objects.requireNonNull(form).refuse(field, refusals.say(refusal, Formats.current()));
    }
  }

  private void save() {
    if (!pending.isEmpty()) {
      Offer held = Objects.requireNonNull(offer);
      int version =
          cases.save(
              held.tenant(), held.id(), held.fence(), shown().version(), Map.copyOf(pending));
      showing = shown().at(version);
      pending.clear();
    }
    sayKept(clock.instant());
  }

  /// Keeps fields and note before the case leaves this hand.
  private boolean keep() {
    return attempt(() -> {
      save();
      addNote();
    });
  }

  private void sayKept(Instant at) {
    saved.removeAll();
    saved.add(
        Icons.MET.create(),
        new Span(getTranslation("desk.saved", Formats.current().timeWithSeconds(at))));
  }

  private void tick(int index) {
    if (!working()) {
      return;
    }
    WorkType.ChecklistItem item = shown().detail().plan().workType().checklist().get(index);
    if (ticked.contains(item.key()) || item.evidence() == WorkType.Evidence.NONE) {
      tick(index, item.key(), "");
    } else {
      EvidenceDialog.open(item, shelf(), proof -> tick(index, item.key(), proof));
    }
  }

  private void tick(int index, String item, String proof) {
    if (!working()) {
      return;
    }
    Offer held = Objects.requireNonNull(offer);
    boolean done = !ticked.contains(item);
    attempt(() -> {
      int version = cases.tick(held.tenant(), held.id(), held.fence(), item, done, proof);
      proofs.put(item, proof);
      showing = shown().at(version);
      if (done) {
        ticked.add(item);
      } else {
        ticked.remove(item);
      }
      sayKept(clock.instant());
      drawProcedure();
      left.getElement()
          .executeJs(
              "setTimeout(() => this.querySelectorAll('.procedure-step')[$0]?.focus())", index);
    });
  }

  private void addNote() {
    String text = note.getValue().strip();
    if (!text.isEmpty()) {
      cases.note(shown().tenant(), shown().id(), text);
      note.clear();
    }
  }

  private void sendNote() {
    if (note.getValue().isBlank()) {
      note.focus();
    } else if (attempt(this::addNote)) {
      Showing now = shown();
      showing =
          new Showing(
              now.profile(),
              now.client(),
              cases.get(now.tenant(), now.id()),
              now.version(),
              now.standing());
      drawStory();
    }
  }

  private void complete(boolean andNext) {
    if (!working()) {
      return;
    }
    Offer held = Objects.requireNonNull(offer);
    WorkType.Choice chosen = outcome.getValue();
    if (chosen == null) {
      outcome.setInvalid(true);
      outcome.setErrorMessage(getTranslation("desk.outcome.missing"));
      outcome.focus();
      Toast.refuse(getTranslation("desk.outcome.missing"));
      return;
    }
    if (!refused.isEmpty()) {
      refused.stream().findFirst().ifPresent(Objects.requireNonNull(form)::focus);
      return;
    }
    if (!keep()) {
      return;
    }
    boolean done =
        attempt(() -> {
          try {
            cases.complete(held.tenant(), held.id(), held.fence(), chosen.key());
          } catch (NotReady missing) {
            sayMissing(missing);
            return;
          } catch (CheckNeeded needed) {
            askCheck(held, chosen);
            return;
          }
          offer = null;
          Toast.show(getTranslation("desk.completed", held.reference()));
        });
    if (done && offer == null) {
      if (andNext && viewer.holdsAny(Role.AGENT)) {
        next.open(UI.getCurrent());
      } else {
        load(held.tenant(), cases.get(held.tenant(), held.id()), Optional.empty());
      }
    }
  }

  /// Hands a case that one person alone may not complete to a second one.
  private void askCheck(Offer held, WorkType.Choice chosen) {
    AskReason.optional(
        getTranslation("desk.check.title", held.reference()),
        getTranslation("desk.check.ask"),
        getTranslation("desk.check.note"),
        words -> {
          if (attempt(
              () -> checks.ask(held.tenant(), held.id(), held.fence(), chosen.key(), words))) {
            leave("desk.check.asked");
          }
        });
  }

  private void decide(CaseChecks.Asked asked, boolean agree) {
    Showing now = shown();
    if (agree) {
      if (attempt(() -> checks.agree(now.tenant(), now.id(), ""))) {
        Toast.show(getTranslation("desk.check.agreed", now.summary().reference()));
        load(now.tenant(), cases.get(now.tenant(), now.id()), Optional.empty());
      }
      return;
    }
    AskReason.open(
        getTranslation("desk.check.back.title", asked.summary().reference()),
        getTranslation("desk.check.back"),
        List.of(getTranslation("desk.check.back.amount"), getTranslation("desk.check.back.proof")),
        reason -> {
          if (attempt(() -> checks.sendBack(now.tenant(), now.id(), reason))) {
            load(now.tenant(), cases.get(now.tenant(), now.id()), Optional.empty());
          }
        });
  }

  private Optional<CaseChecks.Asked> asked() {
    Showing now = shown();
    return CaseChecks.REASON.equals(now.detail().parkReason())
            && viewer.holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY)
        ? checks.waiting(now.tenant()).stream()
            .filter(one -> one.summary().id().equals(now.id()))
            .findFirst()
        : Optional.empty();
  }

  private void askMove(WorkType.State state, WorkType.Move move) {
    Offer held = Objects.requireNonNull(offer);
    if (move.reasons().isEmpty()) {
      moveOn(held, state, null);
    } else {
      ChooseReason.open(
          getTranslation("desk.move.to", Formats.current().text(state.name())),
          move.reasons(),
          reason -> moveOn(held, state, reason));
    }
  }

  private void moveOn(Offer held, WorkType.State state, @Nullable String reason) {
    if (!keep()) {
      return;
    }
    attempt(() -> {
      try {
        cases.move(held.tenant(), held.id(), held.fence(), state.key(), reason);
        load(held.tenant(), cases.get(held.tenant(), held.id()), Optional.of(held));
      } catch (NotReady missing) {
        sayMissing(missing);
      }
    });
  }

  private void sayMissing(NotReady missing) {
    CaseForm fields = Objects.requireNonNull(form);
    List<String> words = new ArrayList<>();
    for (String field : missing.fields()) {
      fields.refuse(field, getTranslation("desk.needed"));
      words.add(fields.label(field));
    }
    for (WorkType.ChecklistItem item : shown().detail().plan().workType().checklist()) {
      if (missing.items().contains(item.key())) {
        words.add(Formats.current().text(item.label()));
      }
    }
    missing.fields().stream().findFirst().ifPresent(fields::focus);
    Toast.refuse(getTranslation("desk.missing", String.join(", ", words)));
  }

  private void takeNext() {
    if (viewer.holdsAny(Role.AGENT)) {
      attempt(() -> next.open(UI.getCurrent()));
    }
  }

  private void askPark() {
    Offer held = offer;
    if (held == null || lost) {
      return;
    }
    new ParkDialog(
            shown().detail().plan(),
            shown().profile().zone(),
            clock.instant(),
            (reason, wakesAt) -> {
              if (keep()
                  && attempt(
                      () -> cases.park(held.tenant(), held.id(), held.fence(), reason, wakesAt))) {
                leave("desk.parked.done");
              }
            })
        .open();
  }

  private void askGiveBack() {
    Offer held = offer;
    if (held == null || lost) {
      return;
    }
    AskReason.code(
        getTranslation("desk.back.title", held.reference()),
        getTranslation("desk.back"),
        List.of(
            Reason.INFORMATION_MISSING,
            Reason.SKILL_MISSING,
            Reason.NO_TIME,
            Reason.WRONG_QUEUE,
            Reason.CONFLICT_OF_INTEREST,
            Reason.OTHER),
        (reason, note) -> {
          if (keep()
              && attempt(() -> {
                dispatch.release(held.tenant(), held.id(), held.fence(), reason);
                remark(held.tenant(), held.id(), note);
              })) {
            leave("desk.back.done");
          }
        });
  }

  /// Passes the case over: it keeps its place, and Next brings another one.
  private void askSkip() {
    Offer held = offer;
    if (held == null || lost) {
      return;
    }
    AskReason.code(
        getTranslation("desk.skip.title", held.reference()),
        getTranslation("desk.skip"),
        List.of(
            Reason.SKILL_MISSING,
            Reason.CONFLICT_OF_INTEREST,
            Reason.WRONG_QUEUE,
            Reason.NO_TIME,
            Reason.OTHER),
        (reason, note) -> {
          if (keep()
              && attempt(() -> {
                dispatch.skip(held.tenant(), held.id(), held.fence(), reason);
                remark(held.tenant(), held.id(), note);
              })) {
            offer = null;
            Toast.show(getTranslation("desk.skip.done", held.reference()));
            takeNext();
          }
        });
  }

  private void askPutFirst(QueueItem item) {
    AskReason.code(
        getTranslation("desk.first.title", item.reference()),
        getTranslation("desk.first"),
        List.of(Reason.URGENT, Reason.CLIENT_ASKED, Reason.OTHER),
        (reason, note) -> {
          if (attempt(
              () -> {
                floor.override(item.tenant(), item.id(), 1, reason);
                remark(item.tenant(), item.id(), note);
              })) {
            Toast.show(getTranslation("desk.first.done", item.reference()));
          }
        });
  }

  /// What somebody says besides the reason is the client's, so the case keeps it.
  private void remark(TenantId tenant, CaseId id, String note) {
    if (!note.isBlank()) {
      cases.note(tenant, id, note);
    }
  }

  private void leave(String key) {
    Toast.show(getTranslation(key, shown().summary().reference()));
    offer = null;
    DeskNavigation.go(
        UI.getCurrent(),
        viewer.holdsAny(Role.AGENT) ? DeskNavigation.today() : DeskNavigation.waiting());
  }

  private void take(QueueItem item) {
    attempt(() -> {
      if (item.state() == QueueItem.State.PARKED) {
        cases.resume(item.tenant(), item.id());
      }
      Offer taken = dispatch.claim(item.tenant(), item.id());
      load(item.tenant(), cases.get(item.tenant(), item.id()), Optional.of(taken));
    });
  }

  private void askRescue(QueueItem item) {
    AskReason.code(
        getTranslation("desk.rescue.title", item.reference()),
        getTranslation("desk.rescue"),
        List.of(Reason.AGENT_AWAY, Reason.URGENT, Reason.CLIENT_ASKED, Reason.OTHER),
        (reason, note) ->
            attempt(() -> {
              dispatch.rescue(item.tenant(), item.id(), reason);
              remark(item.tenant(), item.id(), note);
              load(item.tenant(), cases.get(item.tenant(), item.id()), Optional.empty());
            }));
  }

  private void askReopen() {
    Showing closed = shown();
    AskReason.open(
        getTranslation("desk.reopen.title", closed.summary().reference()),
        getTranslation("desk.reopen"),
        List.of(getTranslation("desk.reopen.customer"), getTranslation("desk.reopen.error")),
        reason ->
            attempt(() -> {
              cases.reopen(closed.tenant(), closed.id(), reason);
              load(closed.tenant(), cases.get(closed.tenant(), closed.id()), Optional.empty());
            }));
  }

  private void askCancel() {
    Showing open = shown();
    AskReason.open(
        getTranslation("desk.cancel.title", open.summary().reference()),
        getTranslation("desk.cancel"),
        List.of(getTranslation("desk.cancel.client"), getTranslation("desk.cancel.twice")),
        reason ->
            attempt(() -> {
              cases.cancel(open.tenant(), open.id(), reason);
              load(open.tenant(), cases.get(open.tenant(), open.id()), Optional.empty());
            }));
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (showing != null && !note.getValue().isBlank()) {
      attempt(this::addNote);
    }
  }

  // ------------------------------------------------------------------ how it looks

  private void draw() {
    banner.removeAll();
    saved.removeAll();
    CaseDetail detail = shown().detail();
    ticked = new HashSet<>(detail.ticked());
    proofs.clear();
    proofs.putAll(detail.evidence());
    drawHead();
    drawProcedure();
    drawMiddle();
    right.removeAll();
    right.add(CaseFacts.of(shown().profile(), detail), shelved);
    drawDocuments();
    outcome.setAllowCustomValue(detail.plan().workType().outcomes().isEmpty());
    outcome.setItems(detail.plan().workType().outcomes());
    outcome.clear();
    outcome.setInvalid(false);
    drawFoot();
  }

  private void drawHead() {
    Showing now = shown();
    CaseSummary summary = now.summary();
    Reference reference = new Reference(summary.reference());
    reference.setId("case-reference");
    reference.setTestId("case-reference");
    Div over = new Div(new ClientTag(now.client()), reference);
    over.addClassName("page-over");
    Div words = new Div(over, new H1(summary.title()));
    words.addClassName("case-words");
    Div badges = new Div(level(now.detail()));
    badges.add(
        new Tag(Tone.PLAIN, getTranslation("desk.priority.tag." + summary.priority())),
        new Tag(Tone.PLAIN, Formats.current().text(summary.workTypeName())),
        new Tag(Tone.PLAIN, Formats.current().text(summary.stateName())));
    badges.addClassName("case-badges");
    Div end = new Div(badges, holder());
    end.addClassName("case-head-end");
    if (working()) {
      end.add(more());
    }
    head.setClassName("case-head stripe-head " + now.client().colour().className());
    head.removeAll();
    head.add(words, end);
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
      return new ServiceLevelBadge(due, clock.instant());
    }
    return summary.category() == StateCategory.WAITING
        ? new Tag(Tone.PAUSED, getTranslation("desk.parked"))
        : ServiceLevelBadge.none();
  }

  private Component holder() {
    Div holder = new Div();
    holder.addClassName("holder");
    Offer held = offer;
    Span first = new Span();
    first.addClassName("row-title");
    Span second = new Span();
    second.addClassNames("small", "dim");
    if (held != null && !lost) {
      holder.add(new Avatar(viewer.name()));
      first.setText(getTranslation("desk.holder.sentence.you"));
      second.setText(
          held.why().stream()
              .map(why -> getTranslation(why.key(), why.values()))
              .collect(Collectors.joining(" · ")));
    } else {
      Optional<QueueItem> standing = shown().standing();
      first.setText(
          standing
              .map(item ->
                  switch (item.state()) {
                    case WAITING -> getTranslation("desk.holder.sentence.nobody");
                    case HELD ->
                        lost
                            ? getTranslation("desk.holder.sentence.lost")
                            : getTranslation(
                                "desk.holder.sentence.other",
                                Objects.toString(shown().summary().agent(), "–"));
                    case PARKED -> LimitWords.parked(item);
                  })
              .orElseGet(() -> Formats.current().text(shown().summary().stateName())));
      Instant closed = shown().summary().closedAt();
      second.setText(closed == null ? "" : formats().dateTime(closed));
    }
    Div words = new Div(first, second);
    words.addClassName("row-main");
    holder.add(words);
    return holder;
  }

  private Component more() {
    IconButton opener = new IconButton(Icons.MORE, getTranslation("desk.more"), () -> {});
    Popover popover = new Popover();
    popover.setTarget(opener);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(getTranslation("desk.more"));
    Div lines = new Div();
    lines.addClassName("choices");
    lines.add(
        line(popover, Icons.PAUSED, "desk.park.ask", this::askPark),
        line(popover, Icons.UNDO, "desk.back.ask", this::askGiveBack),
        line(popover, Icons.SKIP, "desk.skip.ask", this::askSkip),
        line(popover, Icons.CHECK, "desk.complete", () -> complete(false)));
    WorkType type = shown().detail().plan().workType();
    String state = shown().summary().state();
    for (WorkType.State other : type.states()) {
      if (other.category() == StateCategory.IN_PROGRESS && !other.key().equals(state)) {
        type.move(state, other.key())
            .ifPresent(move ->
                lines.add(
                    worded(
                        popover,
                        Icons.RIGHT,
                        getTranslation("desk.move.to", Formats.current().text(other.name())),
                        () -> askMove(other, move))));
      }
    }
    Div keys = new Div();
    keys.addClassName("keys");
    for (String key : List.of("next", "complete-next", "complete", "note")) {
      Span keyed = new Span(getTranslation("desk.key." + key));
      keyed.addClassName("key");
      Div pair = new Div(new Span(getTranslation("desk.keyed." + key)), keyed);
      pair.addClassName("spread");
      keys.add(pair);
    }
    lines.add(keys);
    popover.add(lines);
    return new Div(opener, popover);
  }

  private com.vaadin.flow.component.html.NativeButton line(
      Popover popover, Icons icon, String key, Runnable action) {
    return worded(popover, icon, getTranslation(key), action);
  }

  private com.vaadin.flow.component.html.NativeButton worded(
      Popover popover, Icons icon, String words, Runnable action) {
    var line = new com.vaadin.flow.component.html.NativeButton();
    line.getElement().setAttribute("type", "button");
    line.addClassName("choice-line");
    line.add(icon.create(), new Span(words));
    line.addClickListener(click -> {
      popover.close();
      action.run();
    });
    return line;
  }

  private void drawProcedure() {
    WorkType type = shown().detail().plan().workType();
    left.removeAll();
    List<Procedure.Step> steps =
        type.checklist().stream()
            .map(item ->
                new Procedure.Step(
                    Formats.current().text(item.label()), hint(item), ticked.contains(item.key())))
            .toList();
    Markdown text = new Markdown(Formats.current().text(type.procedure()));
    text.addClassName("procedure-text");
    Procedure procedure = new Procedure(getTranslation("desk.procedure"), steps, this::tick);
    procedure.setClassName("is-fixed", !working());
    if (phone) {
      String following =
          steps.stream()
              .filter(step -> !step.done())
              .findFirst()
              .map(Procedure.Step::words)
              .orElse("–");
      long done = steps.stream().filter(Procedure.Step::done).count();
      Details folded =
          new Details(
              getTranslation(
                  "desk.procedure.folded",
                  String.valueOf(done),
                  String.valueOf(steps.size()),
                  following),
              procedure,
              text);
      folded.addClassName("procedure-folded");
      left.add(folded);
      return;
    }
    if (!steps.isEmpty()) {
      left.add(procedure);
    }
    Div how = new Div(new H2(getTranslation("desk.procedure.how")), text);
    how.addClassName("procedure-how");
    left.add(how);
  }

  private String hint(WorkType.ChecklistItem item) {
    String proof = proofs.getOrDefault(item.key(), "");
    if (ticked.contains(item.key()) && !proof.isEmpty()) {
      return item.evidence() == WorkType.Evidence.DOCUMENT
          ? shelf().all().stream()
              .filter(one -> Long.toString(one.id()).equals(proof))
              .map(CaseDocuments.Document::name)
              .findFirst()
              .orElse("")
          : proof;
    }
    return switch (item.evidence()) {
      case NONE -> item.mandatory() ? "" : getTranslation("desk.optional");
      case NOTE -> getTranslation("desk.evidence.note");
      case DOCUMENT -> getTranslation("desk.evidence.document");
    };
  }

  /// The documents of the case on the screen.
  private DocumentsField.Shelf shelf() {
    Showing now = shown();
    return new DocumentsField.Shelf() {
      @Override
      public List<CaseDocuments.Document> all() {
        return documents.list(now.tenant(), now.id());
      }

      @Override
      public Optional<CaseDocuments.Document> add(String name, byte[] bytes) {
        try {
          CaseDocuments.Document kept = documents.add(now.tenant(), now.id(), name, bytes);
          drawDocuments();
          return Optional.of(kept);
        } catch (Refusal refusal) {
          Toast.refuse(refusals.say(refusal, Formats.current()));
          return Optional.empty();
        }
      }

      @Override
      public byte[] bytes(long document) {
        return documents.bytes(now.tenant(), now.id(), document);
      }
    };
  }

  private void drawDocuments() {
    shelved.removeAll();
    List<CaseDocuments.Document> all = shelf().all();
    if (!all.isEmpty()) {
      shelved.add(new H3(getTranslation("desk.documents")));
      Div list = new Div();
      list.addClassName("documents");
      all.forEach(one -> {
        Div row = new Div(DocumentsField.link(one, shelf()));
        row.addClassName("document");
        list.add(row);
      });
      shelved.add(list);
    }
  }

  private void drawMiddle() {
    CaseDetail detail = shown().detail();
    WorkType type = detail.plan().workType();
    middle.removeAll();
    form =
        new CaseForm(
            type, detail.fields(), shown().profile().currency(), !working(), shelf(), this::typed);
    if (!type.fields().isEmpty()) {
      Span needed = new Span(getTranslation("desk.needed.hint"));
      needed.addClassNames("small", "dim");
      Div title = new Div(new H2(Formats.current().text(type.name())), needed);
      title.addClassName("spread");
      Div block = new Div(title, form);
      block.addClassName("case-form");
      middle.add(block);
    }
    Div title =
        new Div(
            new H2(getTranslation("desk.story")),
            new Segmented<>(
                getTranslation("desk.story.show"),
                Arrays.asList(CaseStory.Part.values()),
                one -> getTranslation("desk.story.part." + one.name()),
                part,
                chosen -> {
                  part = chosen;
                  drawStory();
                }));
    title.addClassName("spread");
    middle.add(title, story);
    drawStory();
    if (viewer.holdsAny(Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER)) {
      Button send = new Button(getTranslation("desk.note.add"), click -> sendNote());
      send.addThemeVariants(ButtonVariant.SMALL);
      send.setId("note-add");
      Span name = new Span(Icons.NOTE.create(), new Span(getTranslation("desk.note")));
      name.addClassNames("line-up", "small");
      Div line = new Div(name, send);
      line.addClassName("spread");
      Div composer = new Div(note, line);
      composer.addClassNames("composer", "composer-note");
      middle.add(composer);
    }
  }

  private void drawStory() {
    story.removeAll();
    story.add(new CaseStory(shown().detail(), formats()).tell(shown().detail().timeline(), part));
  }

  private void drawFoot() {
    foot.removeAll();
    Showing now = shown();
    if (working()) {
      foot.add(workBar());
      return;
    }
    if (lost) {
      return;
    }
    List<Component> actions = new ArrayList<>();
    Optional<QueueItem> standing = now.standing();
    String words;
    if (now.summary().category() == StateCategory.CLOSED) {
      words =
          getTranslation(
              "desk.closed",
              new CaseStory(now.detail(), formats())
                  .name(now.detail().plan().workType().outcomes(), now.summary().outcome()));
      if (viewer.holdsAny(Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER)) {
        Button reopen = new Button(getTranslation("desk.reopen.ask"), click -> askReopen());
        reopen.setId("reopen");
        actions.add(reopen);
      }
      if (viewer.holdsAny(Role.AGENT)) {
        actions.add(primary("desk.next", "next", Icons.PLAY, this::takeNext));
      }
    } else if (asked().isPresent()) {
      CaseChecks.Asked asked = asked().orElseThrow();
      String chosen =
          new CaseStory(now.detail(), formats())
              .name(now.detail().plan().workType().outcomes(), asked.outcome());
      words =
          getTranslation(
              asked.own() ? "desk.check.own" : "desk.check.decide", asked.maker(), chosen);
      if (!asked.note().isEmpty()) {
        words += " — " + asked.note();
      }
      if (!asked.own()) {
        Button back = new Button(getTranslation("desk.check.back"), click -> decide(asked, false));
        back.setId("check-back");
        actions.add(back);
        actions.add(
            primary("desk.check.agree", "check-agree", Icons.CHECK, () -> decide(asked, true)));
      }
    } else if (standing.isPresent()) {
      QueueItem item = standing.get();
      words = getTranslation("desk.reading");
      if (item.state() == QueueItem.State.HELD) {
        if (viewer.holdsAny(Role.COORDINATOR)) {
          actions.add(primary("desk.rescue.ask", "rescue", Icons.UNDO, () -> askRescue(item)));
        }
      } else if (viewer.holdsAny(Role.AGENT, Role.COORDINATOR)) {
        actions.add(
            primary(
                item.state() == QueueItem.State.PARKED ? "desk.resume" : "desk.take.it",
                "take",
                Icons.PLAY,
                () -> take(item)));
        if (viewer.holdsAny(Role.COORDINATOR) && item.state() == QueueItem.State.WAITING) {
          Button first = new Button(getTranslation("desk.first.ask"), click -> askPutFirst(item));
          first.addThemeVariants(ButtonVariant.TERTIARY);
          first.setId("put-first");
          actions.addFirst(first);
        }
      }
    } else {
      words = getTranslation("desk.reading");
    }
    if (now.summary().category() != StateCategory.CLOSED
        && viewer.holdsAny(Role.COORDINATOR, Role.ACCOUNT_MANAGER)) {
      Button cancel = new Button(getTranslation("desk.cancel.ask"), click -> askCancel());
      cancel.addThemeVariants(ButtonVariant.TERTIARY);
      cancel.setId("cancel-case");
      actions.addFirst(cancel);
    }
    FooterBar bar = new FooterBar(actions.toArray(Component[]::new));
    bar.state(Icons.EYE.small(), new Span(words));
    foot.add(bar);
  }

  private FooterBar workBar() {
    Button park = new Button(getTranslation("desk.park.ask"), Icons.PAUSED.create());
    park.addThemeVariants(ButtonVariant.TERTIARY);
    park.addClassName("only-wide");
    park.setId("park");
    park.addClickListener(click -> askPark());
    Button back = new Button(getTranslation("desk.back.ask"), Icons.UNDO.create());
    back.addThemeVariants(ButtonVariant.TERTIARY);
    back.addClassName("only-wide");
    back.setId("give-back");
    back.addClickListener(click -> askGiveBack());
    Button complete =
        primary("desk.complete.next", "complete-next", Icons.CHECK, () -> complete(true));
    complete.setTooltipText("Alt+E");
    FooterBar bar = new FooterBar(park, back, outcome, complete);
    bar.state(saved);
    return bar;
  }

  private Button primary(String key, String id, Icons icon, Runnable action) {
    Button button = new Button(getTranslation(key), icon.create());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setId(id);
    button.setTestId(id);
    button.addClickListener(click -> action.run());
    return button;
  }

  private Formats formats() {
    return Formats.current().in(shown().profile().zone());
  }
}
