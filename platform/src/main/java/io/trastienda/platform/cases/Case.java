package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.events.CaseFact;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// The row of one case, and everything that may happen to it. Each verb checks, changes the row,
/// moves the clock and gives the step that it was.
@Entity(name = "WorkCase")
@Table(schema = "client", name = "work_case")
class Case {

  /// The state that a case given up goes to, in work types that have it.
  static final String CANCELLED_STATE = "cancelled";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "case_number")
  @SequenceGenerator(
      name = "case_number",
      schema = "client",
      sequenceName = "case_number",
      allocationSize = 50)
  private @Nullable Long id;

  @org.hibernate.annotations.TenantId
  @Column(name = "tenant_id")
  private Integer tenant;

  @Version private int version;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private @Nullable String clientReference;

  private String title;

  @Column(updatable = false)
  private String workType;

  @Column(updatable = false)
  private int workTypeVersion;

  @Column(updatable = false)
  private int calendarVersion;

  @Column(updatable = false)
  private int serviceLevelVersion;

  private @Nullable String state;

  @Enumerated(EnumType.STRING)
  private @Nullable StateCategory category;

  private int priority;
  private @Nullable String queue;
  private @Nullable String agent;
  private @Nullable String channel;
  private @Nullable String customer;
  private @Nullable String outcome;
  private @Nullable String parkReason;
  private @Nullable Instant wakesAt;

  @Column(updatable = false)
  private Instant openedAt;

  private @Nullable Instant dueAt;
  private @Nullable Instant closedAt;
  private int completions;
  private int steps;
  private long consumedSeconds;
  private @Nullable Instant stoppedSince;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> fields;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> imported;

  @JdbcTypeCode(SqlTypes.JSON)
  private Set<String> ticked;

  @Transient private @Nullable CaseClock clock;

  protected Case() {}

  Case(
      String reference,
      @Nullable String clientReference,
      Plan plan,
      String title,
      int priority,
      @Nullable String queue,
      @Nullable String channel,
      @Nullable String customer,
      Instant openedAt) {
    this.reference = reference;
    this.clientReference = clientReference;
    this.workType = plan.workType().key();
    this.workTypeVersion = plan.workTypeVersion();
    this.calendarVersion = plan.calendarVersion();
    this.serviceLevelVersion = plan.serviceLevelVersion();
    this.title = title;
    this.priority = priority;
    this.queue = queue;
    this.channel = channel;
    this.customer = customer;
    this.openedAt = openedAt;
    this.fields = Map.of();
    this.imported = Map.of();
    this.ticked = Set.of();
    this.clock = CaseClock.start(openedAt);
  }

  /// Gives the row its clock back, from the ledger.
  void wind(CaseClock ledger) {
    clock = ledger;
  }

  /// Comes in.
  Step open(Act act, Map<String, String> values) {
    fields = checked(act.plan().workType(), Map.of(), values);
    WorkType.State first = act.plan().workType().states().getFirst();
    requireMove(act, first);
    return enter(CaseFact.Kind.OPENED, act, first, null, null, null);
  }

  /// Begins work; nothing happens if the same agent is at it already.
  Optional<Step> start(Act act) {
    if (category == StateCategory.IN_PROGRESS) {
      if (act.agent() == null || act.agent().equals(agent)) {
        return Optional.empty();
      }
      agent = act.agent();
      return Optional.of(stay(CaseFact.Kind.STARTED, act, null, null));
    }
    requireOpen(StateCategory.IN_PROGRESS, act);
    WorkType.State target = target(act, StateCategory.IN_PROGRESS);
    touchedBy(act);
    return Optional.of(enter(CaseFact.Kind.STARTED, act, target, null, null, null));
  }

  /// Is set aside for one of the type's reasons, or into the waiting state of that name.
  Step park(Act act, String reason, @Nullable Instant wakes) {
    WorkType type = act.plan().workType();
    Optional<WorkType.State> named =
        type.state(reason).filter(state -> state.category() == StateCategory.WAITING);
    if (named.isEmpty() && type.parkReasons().stream().noneMatch(is(reason))) {
      throw new InvalidCase(
          "park reason",
          "one of " + type.parkReasons().stream().map(WorkType.Choice::key).toList(),
          reason);
    }
    if (wakes != null && !wakes.isAfter(act.at())) {
      throw new InvalidCase("wake-up time", "after " + act.at(), wakes.toString());
    }
    if (category == StateCategory.WAITING) {
      throw new WrongMove(reference, state(), named.map(WorkType.State::key).orElse(reason));
    }
    requireOpen(StateCategory.WAITING, act);
    WorkType.State target;
    if (named.isPresent()) {
      target = named.get();
      requireMove(act, target);
    } else {
      target = target(act, StateCategory.WAITING);
    }
    touchedBy(act);
    Step step = enter(CaseFact.Kind.PARKED, act, target, reason, null, null);
    wakesAt = wakes;
    return step;
  }

  /// Comes back to the queue.
  Step resume(Act act) {
    WorkType.State target = target(act, StateCategory.OPEN);
    if (category != StateCategory.WAITING) {
      throw new WrongMove(reference, state(), target.key());
    }
    return enter(CaseFact.Kind.RESUMED, act, target, null, null, null);
  }

  /// Ends with an outcome.
  Step complete(Act act, String ending) {
    WorkType type = act.plan().workType();
    requireOpen(StateCategory.CLOSED, act);
    boolean known =
        type.outcomes().isEmpty()
            ? !ending.isBlank() && ending.length() <= 200
            : type.outcomes().stream().anyMatch(is(ending));
    if (!known) {
      throw new InvalidCase(
          "outcome",
          type.outcomes().isEmpty()
              ? "1 to 200 characters"
              : "one of " + type.outcomes().stream().map(WorkType.Choice::key).toList(),
          ending);
    }
    List<String> empty =
        type.fields().stream()
            .filter(WorkType.Field::required)
            .map(WorkType.Field::key)
            .filter(key -> !fields.containsKey(key))
            .toList();
    List<String> open =
        type.checklist().stream()
            .filter(WorkType.ChecklistItem::mandatory)
            .map(WorkType.ChecklistItem::key)
            .filter(key -> !ticked.contains(key))
            .toList();
    if (!empty.isEmpty() || !open.isEmpty()) {
      throw new NotReady(reference, empty, open);
    }
    WorkType.State target = target(act, StateCategory.CLOSED);
    touchedBy(act);
    return enter(CaseFact.Kind.COMPLETED, act, target, null, ending, null);
  }

  /// Leaves the category closed; the clock runs on.
  Step reopen(Act act, String reason) {
    requireReason(reason);
    WorkType.State target = target(act, StateCategory.OPEN);
    if (category != StateCategory.CLOSED) {
      throw new WrongMove(reference, state(), target.key());
    }
    return enter(CaseFact.Kind.REOPENED, act, target, reason, null, null);
  }

  /// Is given up: closed, not completed.
  Step cancel(Act act, String reason) {
    requireReason(reason);
    requireOpen(StateCategory.CLOSED, act);
    WorkType type = act.plan().workType();
    WorkType.State target =
        type.state(CANCELLED_STATE)
            .filter(state -> state.category() == StateCategory.CLOSED)
            .orElseGet(() -> target(act, StateCategory.CLOSED));
    return enter(CaseFact.Kind.CANCELLED, act, target, reason, null, null);
  }

  /// Keeps what was typed; empty if it is what the case already says.
  Optional<Step> save(Act act, Map<String, String> values) {
    requireOpen(StateCategory.IN_PROGRESS, act);
    Map<String, String> after = checked(act.plan().workType(), fields, values);
    if (after.equals(fields)) {
      return Optional.empty();
    }
    Set<String> changed = new TreeSet<>();
    for (String key : values.keySet()) {
      if (!Objects.equals(fields.get(key), after.get(key))) {
        changed.add(key);
      }
    }
    fields = after;
    touchedBy(act);
    return Optional.of(stay(CaseFact.Kind.UPDATED, act, String.join(", ", changed), null));
  }

  /// Ticks an item or takes the tick away; empty if it is so already.
  Optional<Step> tick(Act act, String item, boolean done) {
    requireOpen(StateCategory.IN_PROGRESS, act);
    List<WorkType.ChecklistItem> items = act.plan().workType().checklist();
    if (items.stream().noneMatch(known -> known.key().equals(item))) {
      throw new InvalidCase(
          "checklist item",
          "one of " + items.stream().map(WorkType.ChecklistItem::key).toList(),
          item);
    }
    Set<String> after = new LinkedHashSet<>(ticked);
    if (!(done ? after.add(item) : after.remove(item))) {
      return Optional.empty();
    }
    ticked = after;
    touchedBy(act);
    return Optional.of(stay(CaseFact.Kind.UPDATED, act, (done ? "+" : "-") + item, null));
  }

  /// Goes through one row of the client's past, which was judged before.
  Step replay(Plan plan, CaseHistory.Row row) {
    Act act = new Act(row.at().truncatedTo(ChronoUnit.MICROS), row.agent(), null, plan);
    WorkType.State target = plan.workType().state(row.state()).orElseThrow();
    StateCategory to = target.category();
    StateCategory from = category;
    boolean moves = !target.key().equals(state);
    boolean cameBack = from == StateCategory.WAITING && to != StateCategory.WAITING;
    CaseFact.Kind kind;
    if (from == null) {
      kind = CaseFact.Kind.OPENED;
    } else if (!moves) {
      kind = CaseFact.Kind.UPDATED;
    } else if (from == StateCategory.CLOSED && to != StateCategory.CLOSED) {
      kind = CaseFact.Kind.REOPENED;
    } else if (from == to) {
      kind = CaseFact.Kind.MOVED;
    } else {
      kind =
          switch (to) {
            case CLOSED ->
                target.key().equals(CANCELLED_STATE)
                    ? CaseFact.Kind.CANCELLED
                    : CaseFact.Kind.COMPLETED;
            case WAITING -> CaseFact.Kind.PARKED;
            case IN_PROGRESS -> cameBack ? CaseFact.Kind.RESUMED : CaseFact.Kind.STARTED;
            case OPEN -> cameBack ? CaseFact.Kind.RESUMED : CaseFact.Kind.MOVED;
          };
    }
    priority = row.priority();
    queue = row.queue();
    agent = row.agent();
    String reason = to == StateCategory.WAITING ? target.key() : null;
    return enter(kind, act, target, reason, row.outcome(), row);
  }

  void keepImported(Map<String, String> columns) {
    if (!imported.equals(columns)) {
      imported = new TreeMap<>(columns);
    }
  }

  /// Gives the fact of a step, for others to hear.
  CaseFact fact(Step step, UUID number, TenantId owner) {
    return new CaseFact(
        number,
        step.kind(),
        owner,
        id(),
        reference,
        step.sequence(),
        workType,
        workTypeVersion,
        step.priority(),
        step.queue(),
        step.agent(),
        channel,
        step.state(),
        step.category(),
        step.fromState(),
        step.fromCategory(),
        openedAt,
        step.at(),
        step.dueAt(),
        step.completion(),
        step.reason(),
        step.digest() != null,
        step.fields(),
        wakesAt);
  }

  private Step enter(
      CaseFact.Kind kind,
      Act act,
      WorkType.State target,
      @Nullable String reason,
      @Nullable String ending,
      CaseHistory.@Nullable Row source) {
    String fromState = state;
    StateCategory fromCategory = category;
    boolean closes =
        target.category() == StateCategory.CLOSED && fromCategory != StateCategory.CLOSED;
    boolean givesUp =
        kind == CaseFact.Kind.CANCELLED || (closes && target.key().equals(CANCELLED_STATE));
    state = target.key();
    category = target.category();
    parkReason = category == StateCategory.WAITING ? reason : null;
    if (kind != CaseFact.Kind.UPDATED) {
      wakesAt = null;
    }
    settle(act, reason);
    if (category != StateCategory.CLOSED) {
      closedAt = null;
      outcome = null;
    } else if (closes) {
      closedAt = act.at();
    }
    CaseFact.Completion completion = null;
    if (category == StateCategory.CLOSED && ending != null) {
      outcome = ending;
    }
    if (closes && !givesUp) {
      completions++;
      completion =
          new CaseFact.Completion(
              completions,
              ending,
              consumedSeconds,
              act.at().getEpochSecond() - openedAt.getEpochSecond(),
              onTime());
    }
    return step(kind, act, fromState, fromCategory, completion, reason, null, source);
  }

  /// A step that leaves the state as it is.
  private Step stay(
      CaseFact.Kind kind, Act act, @Nullable String change, CaseHistory.@Nullable Row source) {
    return step(kind, act, state(), category(), null, null, change, source);
  }

  private Step step(
      CaseFact.Kind kind,
      Act act,
      @Nullable String fromState,
      @Nullable StateCategory fromCategory,
      CaseFact.@Nullable Completion completion,
      @Nullable String reason,
      @Nullable String change,
      CaseHistory.@Nullable Row source) {
    steps++;
    return new Step(
        steps,
        kind,
        state(),
        category(),
        fromState,
        fromCategory,
        priority,
        queue,
        act.agent(),
        act.person(),
        act.at(),
        dueAt,
        completion,
        reason,
        change,
        source == null ? null : source.digest(),
        source == null ? Map.of() : source.fields());
  }

  /// Lets the clock do what the state asks for: it stands while the case is closed, and while it
  /// waits for something that the service level lists; else it runs.
  private void settle(Act act, @Nullable String reason) {
    String pause = null;
    if (category == StateCategory.WAITING) {
      var level = act.plan().serviceLevel();
      if (reason != null && level.pausesFor(reason)) {
        pause = reason;
      } else if (level.pausesFor(state())) {
        pause = state();
      }
    }
    CaseClock before = clock();
    CaseClock.Phase wanted =
        category == StateCategory.CLOSED
            ? CaseClock.Phase.STOPPED
            : pause == null ? CaseClock.Phase.RUNNING : CaseClock.Phase.PAUSED;
    boolean same =
        before.phase() == wanted
            && (pause == null || pause.equals(before.halts().getLast().reason()));
    if (!same) {
      CaseClock running =
          switch (before.phase()) {
            case RUNNING -> before;
            case PAUSED -> before.resumed(act.at());
            case STOPPED -> before.restarted(act.at());
          };
      clock =
          switch (wanted) {
            case RUNNING -> running;
            case PAUSED -> running.paused(act.at(), String.valueOf(pause));
            case STOPPED -> running.stopped(act.at());
          };
    }
    BusinessCalendar calendar = act.plan().calendar();
    CaseClock.State figures = clock().state(calendar);
    consumedSeconds = figures.consumedSeconds();
    stoppedSince = figures.stoppedSince();
    dueAt = due(act.plan());
  }

  /// When the promise ends: for a closed case when it would have ended had the case run on.
  private @Nullable Instant due(Plan plan) {
    OptionalLong promised = plan.target(priority);
    if (promised.isEmpty()) {
      return null;
    }
    CaseClock asked = clock();
    if (asked.phase() == CaseClock.Phase.STOPPED) {
      List<CaseClock.Halt> halts = asked.halts();
      asked = new CaseClock(asked.openedAt(), halts.subList(0, halts.size() - 1));
    }
    return asked.due(plan.calendar(), promised.getAsLong()).orElse(null);
  }

  private @Nullable Boolean onTime() {
    if (dueAt == null || stoppedSince == null) {
      return null;
    }
    return stoppedSince.getEpochSecond() <= dueAt.getEpochSecond();
  }

  private void touchedBy(Act act) {
    if (act.agent() != null) {
      agent = act.agent();
    }
  }

  /// Finds the first state of a category that may follow.
  private WorkType.State target(Act act, StateCategory wanted) {
    WorkType type = act.plan().workType();
    return type.states().stream()
        .filter(next -> next.category() == wanted && !next.key().equals(CANCELLED_STATE))
        .filter(next -> type.allows(state, next.key()))
        .findFirst()
        .orElseThrow(() -> new WrongMove(reference, state(), named(type, wanted)));
  }

  private void requireMove(Act act, WorkType.State target) {
    if (!act.plan().workType().allows(state, target.key())) {
      throw new WrongMove(reference, state == null ? "" : state, target.key());
    }
  }

  private void requireOpen(StateCategory wanted, Act act) {
    if (category == StateCategory.CLOSED) {
      throw new WrongMove(reference, state(), named(act.plan().workType(), wanted));
    }
  }

  private static String named(WorkType type, StateCategory category) {
    return type.first(category).map(WorkType.State::key).orElse(category.name());
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > 500) {
      throw new InvalidCase("reason", "1 to 500 characters", reason);
    }
  }

  private static Predicate<WorkType.Choice> is(String key) {
    return choice -> choice.key().equals(key);
  }

  /// Gives the fields with some values changed, each held against its field's type; a blank value
  /// empties its field.
  private static Map<String, String> checked(
      WorkType type, Map<String, String> before, Map<String, String> values) {
    Map<String, String> after = new TreeMap<>(before);
    values.forEach((key, value) -> {
      WorkType.Field field =
          type.fields().stream()
              .filter(known -> known.key().equals(key))
              .findFirst()
              .orElseThrow(() ->
                  new InvalidCase(
                      "field",
                      "one of " + type.fields().stream().map(WorkType.Field::key).toList(),
                      key));
      if (value.isBlank()) {
        after.remove(key);
      } else {
        after.put(key, FieldText.checked(field, value));
      }
    });
    return after;
  }

  CaseId id() {
    if (id == null) {
      throw new IllegalStateException("case " + reference + " has no number before it is kept");
    }
    return new CaseId(id);
  }

  String state() {
    if (state == null) {
      throw new IllegalStateException("case " + reference + " has no state before it is opened");
    }
    return state;
  }

  StateCategory category() {
    if (category == null) {
      throw new IllegalStateException("case " + reference + " has no state before it is opened");
    }
    return category;
  }

  CaseClock clock() {
    if (clock == null) {
      throw new IllegalStateException("the clock of case " + reference + " was not read");
    }
    return clock;
  }

  /// Gives the key of its state, empty before its first step.
  Optional<String> stateIfAny() {
    return Optional.ofNullable(state);
  }

  int version() {
    return version;
  }

  String reference() {
    return reference;
  }

  String workType() {
    return workType;
  }

  int workTypeVersion() {
    return workTypeVersion;
  }

  int calendarVersion() {
    return calendarVersion;
  }

  int serviceLevelVersion() {
    return serviceLevelVersion;
  }

  Instant openedAt() {
    return openedAt;
  }

  int steps() {
    return steps;
  }

  CaseSummary summary(TenantId owner, WorkType type) {
    return new CaseSummary(
        owner,
        id(),
        reference,
        clientReference,
        title,
        workType,
        type.name(),
        state(),
        type.state(state()).orElseThrow().name(),
        category(),
        priority,
        queue,
        agent,
        outcome,
        openedAt,
        dueAt,
        closedAt);
  }

  CaseDetail detail(TenantId owner, Plan plan, Instant now, List<TimelineEntry> timeline) {
    OptionalLong promised = plan.target(priority);
    return new CaseDetail(
        summary(owner, plan.workType()),
        version,
        customer,
        channel,
        fields,
        imported,
        ticked,
        parkReason,
        wakesAt,
        clock().consumed(plan.calendar(), now),
        promised.isPresent() ? Long.valueOf(promised.getAsLong()) : null,
        completions,
        plan,
        timeline);
  }
}
