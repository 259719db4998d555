package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.BusinessCalendar;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.ReopenRule;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /// Why a part is metered and not priced.
  static final String PART_OF_PARENT = "PART_OF_PARENT";

  private static final int MOST_EVIDENCE = 500;
  private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000);
  private static final int UNIT_DIGITS = 6;
  private static final int MOST_WORDS = 10_000;

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

  private int calendarVersion;
  private int serviceLevelVersion;

  private @Nullable String state;

  @Enumerated(EnumType.STRING)
  private @Nullable StateCategory category;

  private int priority;
  private @Nullable String queue;
  private @Nullable String agent;
  private @Nullable String channel;
  private @Nullable String customer;
  private @Nullable String customerKey;
  private @Nullable String unbilled;
  private @Nullable Long mergedInto;
  private @Nullable String outcome;
  private @Nullable String parkReason;
  private @Nullable Instant wakesAt;

  @Column(updatable = false)
  private Instant openedAt;

  private Instant countsFrom;
  private @Nullable Instant firstActionAt;
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

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> evidence;

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
    this.customerKey = key(customer);
    this.openedAt = openedAt;
    this.countsFrom = openedAt;
    this.fields = Map.of();
    this.imported = Map.of();
    this.ticked = Set.of();
    this.evidence = Map.of();
    this.clock = CaseClock.start(openedAt);
  }

  /// Gives the row its clock back, from the ledger.
  void wind(CaseClock ledger) {
    clock = ledger;
  }

  /// Comes in.
  Step open(Act act, Map<String, String> values) {
    fields = checked(act.plan().workType(), Map.of(), values);
    customerKey = key(customerNumber(act.plan().workType()));
    WorkType.State first = act.plan().workType().states().getFirst();
    permitted(act, first);
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
          Phrase.of("park reason"),
          Phrase.of(
              "one of {list}",
              Map.of("list", type.parkReasons().stream().map(WorkType.Choice::key).toList())),
          reason);
    }
    if (wakes != null && !wakes.isAfter(act.at())) {
      throw new InvalidCase(
          Phrase.of("wake-up time"),
          Phrase.of("after {moment}", Map.of("moment", act.at())),
          wakes.toString());
    }
    if (category == StateCategory.WAITING) {
      throw new WrongMove(reference, state(), named.map(WorkType.State::key).orElse(reason));
    }
    requireOpen(StateCategory.WAITING, act);
    WorkType.State target;
    if (named.isPresent()) {
      target = named.get();
      permitted(act, target);
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

  /// Goes on to another state in which it is worked or waits for work.
  ///
  /// @param wanted key of the state
  /// @param reason key of one of the move's reasons; null if it asks for none
  Step move(Act act, String wanted, @Nullable String reason) {
    WorkType type = act.plan().workType();
    WorkType.State target =
        type.state(wanted)
            .filter(next ->
                next.category() == StateCategory.OPEN
                    || next.category() == StateCategory.IN_PROGRESS)
            .orElseThrow(() ->
                new InvalidCase(
                    Phrase.of("state"),
                    Phrase.of("one in which a case is worked or waits for work"),
                    wanted));
    requireOpen(target.category(), act);
    WorkType.Move move = permitted(act, target);
    if (target.key().equals(state)) {
      throw new WrongMove(reference, state(), target.key());
    }
    requireReasonOf(move, reason);
    touchedBy(act);
    CaseFact.Kind kind =
        category == StateCategory.WAITING ? CaseFact.Kind.RESUMED : CaseFact.Kind.MOVED;
    return enter(kind, act, target, reason, null, null);
  }

  /// Ends with an outcome.
  ///
  /// @throws CheckNeeded if a second person must agree first
  Step complete(Act act, String ending) {
    requireComplete(act, ending);
    if (act.plan().workType().needsCheck(fields)) {
      throw new CheckNeeded(reference);
    }
    return end(act, ending);
  }

  /// Waits for a second person, ready to be completed.
  Step askCheck(Act act, String ending) {
    requireComplete(act, ending);
    WorkType type = act.plan().workType();
    if (!type.needsCheck(fields)) {
      throw new InvalidCase(
          Phrase.of("case"), Phrase.of("one that a second person must check"), reference);
    }
    WorkType.State target =
        type.states().stream()
            .filter(next -> next.category() == StateCategory.WAITING)
            .filter(next -> type.allows(state, next.key()))
            .filter(next ->
                type.states().stream()
                    .anyMatch(last -> ends(last) && type.allows(next.key(), last.key())))
            .findFirst()
            .orElseThrow(
                () -> new WrongMove(reference, state(), named(type, StateCategory.WAITING)));
    touchedBy(act);
    return enter(CaseFact.Kind.PARKED, act, target, CaseChecks.REASON, null, null);
  }

  /// Ends as the agent who asked wanted it, because a second person agreed.
  Step agree(Act act, String ending) {
    requireAsked(StateCategory.CLOSED, act);
    requireComplete(act, ending);
    return end(act, ending);
  }

  /// Goes back to the queue, because a second person did not agree.
  Step disagree(Act act) {
    requireAsked(StateCategory.OPEN, act);
    return enter(CaseFact.Kind.RESUMED, act, target(act, StateCategory.OPEN), null, null, null);
  }

  boolean asksForCheck() {
    return CaseChecks.REASON.equals(parkReason);
  }

  private void requireAsked(StateCategory wanted, Act act) {
    if (!asksForCheck()) {
      throw new WrongMove(reference, state(), named(act.plan().workType(), wanted));
    }
  }

  private void requireComplete(Act act, String ending) {
    WorkType type = act.plan().workType();
    requireOpen(StateCategory.CLOSED, act);
    boolean known =
        type.outcomes().isEmpty()
            ? !ending.isBlank() && ending.length() <= 200
            : type.outcomes().stream().anyMatch(is(ending));
    if (!known) {
      throw new InvalidCase(
          Phrase.of("outcome"),
          type.outcomes().isEmpty()
              ? Phrase.of("1 to {most} characters", Map.of("most", 200))
              : Phrase.of(
                  "one of {list}",
                  Map.of("list", type.outcomes().stream().map(WorkType.Choice::key).toList())),
          ending);
    }
    List<String> empty = type.missing(fields);
    List<String> open =
        type.checklist().stream()
            .filter(WorkType.ChecklistItem::mandatory)
            .map(WorkType.ChecklistItem::key)
            .filter(key -> !ticked.contains(key))
            .toList();
    if (!empty.isEmpty() || !open.isEmpty()) {
      throw new NotReady(reference, empty, open);
    }
    BigDecimal quantity = quantity(type);
    if (quantity.signum() < 0
        || quantity.compareTo(MOST_UNITS) > 0
        || quantity.stripTrailingZeros().scale() > UNIT_DIGITS) {
      throw new InvalidCase(
          Phrase.of("quantity"),
          Phrase.of(
              "0 to {most}, exact to {digits} decimals",
              Map.of("most", MOST_UNITS, "digits", UNIT_DIGITS)),
          quantity.toPlainString());
    }
  }

  /// How many units its completion counts: what the field says that the work type names, else 1. A
  /// client's past has no fields.
  private BigDecimal quantity(WorkType type) {
    String field = type.unit().quantityField();
    String counted = field == null ? null : fields.get(field);
    return counted == null ? BigDecimal.ONE : new BigDecimal(counted);
  }

  private Step end(Act act, String ending) {
    WorkType.State target = target(act, StateCategory.CLOSED);
    touchedBy(act);
    return enter(CaseFact.Kind.COMPLETED, act, target, null, ending, null);
  }

  /// Leaves the category closed; its clock goes on or begins anew, as the service level says.
  Step reopen(Act act, String reason) {
    requireReason(reason);
    if (category != StateCategory.CLOSED) {
      throw new WrongMove(reference, state(), named(act.plan().workType(), StateCategory.OPEN));
    }
    WorkType.State target = target(act, StateCategory.OPEN);
    return enter(CaseFact.Kind.REOPENED, act, target, reason, null, null);
  }

  /// Is given up: closed, not completed.
  Step cancel(Act act, String reason) {
    requireReason(reason);
    return giveUp(act, reason);
  }

  /// Ends in another case, which goes on with what this one asked for: closed, not completed.
  Step merge(Act act, String survivor, CaseId number) {
    Step step = giveUp(act, CaseRelations.MERGED + " " + survivor);
    mergedInto = number.value();
    return step;
  }

  private Step giveUp(Act act, String reason) {
    requireOpen(StateCategory.CLOSED, act);
    WorkType type = act.plan().workType();
    WorkType.State target =
        type.state(CANCELLED_STATE)
            .filter(state -> state.category() == StateCategory.CLOSED)
            .orElseGet(() -> target(act, StateCategory.CLOSED));
    return enter(CaseFact.Kind.CANCELLED, act, target, reason, null, null);
  }

  /// Says that its parent's price covers it.
  void partOfParent() {
    unbilled = PART_OF_PARENT;
  }

  boolean isOpen() {
    return category != StateCategory.CLOSED;
  }

  Optional<Long> mergedInto() {
    return Optional.ofNullable(mergedInto);
  }

  /// The client's number for its customer: what a field for it says, else what came in with the
  /// case; null if neither does.
  @Nullable String customerNumber(WorkType type) {
    return type.fields().stream()
        .filter(field -> field.type() == WorkType.FieldType.CUSTOMER)
        .map(field -> fields.get(field.key()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(customer);
  }

  /// That number as it is compared, null for none.
  @Nullable String customerKey() {
    return customerKey;
  }

  /// A customer's number as it is compared: people type it in capitals or not.
  private static @Nullable String key(@Nullable String number) {
    String key = number == null ? "" : number.strip().toLowerCase(Locale.ROOT);
    return key.isEmpty() ? null : key;
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
    customerKey = key(customerNumber(act.plan().workType()));
    touchedBy(act);
    return Optional.of(stay(CaseFact.Kind.UPDATED, act, String.join(", ", changed), null));
  }

  /// Ticks an item with what proves it, or takes both away; empty if it is so already.
  ///
  /// @param proof what the item asks for: words or the number of a document; blank if nothing
  Optional<Step> tick(Act act, String item, boolean done, String proof) {
    requireOpen(StateCategory.IN_PROGRESS, act);
    List<WorkType.ChecklistItem> items = act.plan().workType().checklist();
    WorkType.ChecklistItem asked =
        items.stream()
            .filter(known -> known.key().equals(item))
            .findFirst()
            .orElseThrow(() ->
                new InvalidCase(
                    Phrase.of("checklist item"),
                    Phrase.of(
                        "one of {list}",
                        Map.of("list", items.stream().map(WorkType.ChecklistItem::key).toList())),
                    item));
    String given = proof.strip();
    if (given.length() > MOST_EVIDENCE
        || (done && asked.evidence() != WorkType.Evidence.NONE && given.isEmpty())) {
      throw new InvalidCase(
          Phrase.of("evidence of checklist item {item}", Map.of("item", item)),
          Phrase.of("1 to {most} characters", Map.of("most", MOST_EVIDENCE)),
          given);
    }
    Set<String> after = new LinkedHashSet<>(ticked);
    Map<String, String> proofs = new TreeMap<>(evidence);
    if (done && !given.isEmpty()) {
      proofs.put(item, given);
    } else {
      proofs.remove(item);
    }
    boolean moved = done ? after.add(item) : after.remove(item);
    if (!moved && proofs.equals(evidence)) {
      return Optional.empty();
    }
    ticked = after;
    evidence = proofs;
    touchedBy(act);
    return Optional.of(stay(CaseFact.Kind.UPDATED, act, (done ? "+" : "-") + item, null));
  }

  /// Becomes more or less urgent, and is due by the promise of its new priority; empty if it has it
  /// already.
  Optional<Step> prioritise(Act act, int wanted) {
    requireOpen(category(), act);
    if (wanted < 1 || wanted > 4) {
      throw new InvalidCase(Phrase.of("priority"), Phrase.of("1 to 4"), Integer.toString(wanted));
    }
    if (wanted == priority) {
      return Optional.empty();
    }
    priority = wanted;
    settle(act, parkReason);
    touchedBy(act);
    return Optional.of(stay(CaseFact.Kind.UPDATED, act, "#" + wanted, null));
  }

  /// Is worked by other versions of calendar and service level from now on; empty if they are the
  /// ones it has.
  Optional<Step> replan(Act act) {
    Plan plan = act.plan();
    if (category == StateCategory.CLOSED
        || (plan.calendarVersion() == calendarVersion
            && plan.serviceLevelVersion() == serviceLevelVersion)) {
      return Optional.empty();
    }
    calendarVersion = plan.calendarVersion();
    serviceLevelVersion = plan.serviceLevelVersion();
    settle(act, parkReason);
    return Optional.of(
        stay(
            CaseFact.Kind.UPDATED,
            act,
            "calendar v" + calendarVersion + ", service level v" + serviceLevelVersion,
            null));
  }

  /// When the promise would end under other versions; null without a promise or while paused.
  @Nullable Instant dueUnder(Plan plan) {
    return due(plan);
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
    if (firstActionAt == null && category == StateCategory.IN_PROGRESS) {
      firstActionAt = act.at();
    }
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
              onTime(),
              quantity(act.plan().workType()),
              unbilled);
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
            case STOPPED ->
                act.plan().serviceLevel().reopenRule() == ReopenRule.NEW_CLOCK
                    ? before.restartedAnew(act.at())
                    : before.restarted(act.at());
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
    countsFrom = clock().countsFrom();
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
      asked =
          new CaseClock(asked.openedAt(), asked.countsFrom(), halts.subList(0, halts.size() - 1));
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
    WorkType.State found =
        type.states().stream()
            .filter(next -> next.category() == wanted && !next.key().equals(CANCELLED_STATE))
            .filter(next -> type.allows(state, next.key()))
            .findFirst()
            .orElseThrow(() -> new WrongMove(reference, state(), named(type, wanted)));
    permitted(act, found);
    return found;
  }

  private static boolean ends(WorkType.State last) {
    return last.category() == StateCategory.CLOSED && !last.key().equals(CANCELLED_STATE);
  }

  /// Gives the move to a state, if the work type has it and its fields are filled.
  private WorkType.Move permitted(Act act, WorkType.State target) {
    WorkType.Move move =
        act.plan()
            .workType()
            .move(state, target.key())
            .orElseThrow(() -> new WrongMove(reference, state == null ? "" : state, target.key()));
    List<String> empty =
        move.requiredFields().stream().filter(key -> !fields.containsKey(key)).toList();
    if (!empty.isEmpty()) {
      throw new NotReady(reference, empty, List.of());
    }
    return move;
  }

  private static void requireReasonOf(WorkType.Move move, @Nullable String reason) {
    boolean fits =
        move.reasons().isEmpty()
            ? reason == null
            : reason != null && move.reasons().stream().anyMatch(is(reason));
    if (!fits) {
      throw new InvalidCase(
          Phrase.of("reason of the move"),
          move.reasons().isEmpty()
              ? Phrase.of("left out, as the move asks for none")
              : Phrase.of(
                  "one of {list}",
                  Map.of("list", move.reasons().stream().map(WorkType.Choice::key).toList())),
          reason == null ? "" : reason);
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
      throw new InvalidCase(
          Phrase.of("reason"), Phrase.of("1 to {most} characters", Map.of("most", 500)), reason);
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
                      Phrase.of("field"),
                      Phrase.of(
                          "one of {list}",
                          Map.of("list", type.fields().stream().map(WorkType.Field::key).toList())),
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

  Instant countsFrom() {
    return countsFrom;
  }

  int priority() {
    return priority;
  }

  @Nullable String agent() {
    return agent;
  }

  @Nullable String queue() {
    return queue;
  }

  @Nullable String channel() {
    return channel;
  }

  @Nullable String customer() {
    return customer;
  }

  Map<String, String> fields() {
    return fields;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  int steps() {
    return steps;
  }

  /// The numbers by which people know it: ours, the client's, its customer's.
  List<String> numbers() {
    return Stream.of(reference, clientReference, customer).filter(Objects::nonNull).toList();
  }

  /// The text in which a search looks for words.
  ///
  /// @param clientOnly whether fields that the client's people do not see are left out
  String words(WorkType type, boolean clientOnly) {
    Set<String> seen =
        type.fields().stream()
            .filter(field -> !clientOnly || field.clientVisible())
            .map(WorkType.Field::key)
            .collect(Collectors.toSet());
    return Stream.concat(
            Stream.concat(numbers().stream(), Stream.of(title)),
            fields.entrySet().stream()
                .filter(field -> seen.contains(field.getKey()))
                .map(Map.Entry::getValue))
        .map(text -> text.substring(0, Math.min(text.length(), MOST_WORDS)))
        .collect(Collectors.joining(" "));
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
    OptionalLong first = plan.serviceLevel().firstActionTarget(priority);
    return new CaseDetail(
        summary(owner, plan.workType()),
        version,
        customer,
        channel,
        fields,
        imported,
        ticked,
        evidence,
        parkReason,
        wakesAt,
        clock().consumed(plan.calendar(), now),
        promised.isPresent() ? Long.valueOf(promised.getAsLong()) : null,
        completions,
        firstActionAt,
        first.isPresent() ? plan.calendar().add(openedAt, first.getAsLong()) : null,
        plan,
        timeline);
  }
}
