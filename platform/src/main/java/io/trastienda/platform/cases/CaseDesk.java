package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where staff open, work and read cases of one client.
@Service
@Transactional
public class CaseDesk {

  private static final int MOST_TITLE = 200;
  private static final int MOST_REFERENCE = 100;
  private static final int MOST_NOTE = 4_000;

  private final Cases cases;
  private final CaseSeries series;
  private final Timeline timeline;
  private final CaseLists lists;
  private final StaffNames staff;
  private final CatalogueDesk catalogue;
  private final ObjectProvider<LeaseGuard> leases;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseDesk(
      Cases cases,
      CaseSeries series,
      Timeline timeline,
      CaseLists lists,
      StaffNames staff,
      CatalogueDesk catalogue,
      ObjectProvider<LeaseGuard> leases,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.series = series;
    this.timeline = timeline;
    this.lists = lists;
    this.staff = staff;
    this.catalogue = catalogue;
    this.leases = leases;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Opens a case.
  ///
  /// @return its summary, with its new reference
  /// @throws InvalidCase if a value breaks a rule of the work type
  @Allowed({
    Role.AGENT,
    Role.COORDINATOR,
    Role.ACCOUNT_MANAGER,
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER
  })
  public CaseSummary open(TenantId tenant, NewCase wanted) {
    require(
        !wanted.title().isBlank() && wanted.title().length() <= MOST_TITLE,
        "title",
        "1 to " + MOST_TITLE + " characters",
        wanted.title());
    require(
        wanted.priority() >= 1 && wanted.priority() <= 4,
        "priority",
        "1 to 4",
        Integer.toString(wanted.priority()));
    requireShort("queue", wanted.queue());
    requireShort("channel", wanted.channel());
    requireShort("customer", wanted.customer());
    requireShort("client reference", wanted.clientReference());
    Plan plan = catalogue.plan(tenant, wanted.workType());
    if (wanted.clientReference() != null && cases.hasClientReference(wanted.clientReference())) {
      throw new ReferenceTaken(wanted.clientReference());
    }
    Act act = act(tenant, plan);
    Case fresh =
        new Case(
            series.next(tenant, act.at()).toString(),
            wanted.clientReference(),
            plan,
            wanted.title(),
            wanted.priority(),
            wanted.queue() == null ? wanted.workType() : wanted.queue(),
            wanted.channel(),
            wanted.customer(),
            act.at());
    Step step = fresh.open(act, wanted.fields());
    cases.add(fresh);
    keep(tenant, fresh, List.of(), wanted.clientReference(), step);
    return fresh.summary(tenant, plan.workType());
  }

  /// Begins work, or takes it up again after a pause.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void start(TenantId tenant, CaseId id, long fence) {
    changeHeld(tenant, id, fence, Case::start);
  }

  /// Sets a case aside; its clock pauses if the service level lists the reason.
  ///
  /// @param reason key of one of the work type's park reasons
  /// @param wakesAt when it comes back by itself, null for when somebody resumes it
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void park(
      TenantId tenant, CaseId id, long fence, String reason, @Nullable Instant wakesAt) {
    changeHeld(tenant, id, fence, (moved, act) -> Optional.of(moved.park(act, reason, wakesAt)));
  }

  /// Brings a parked case back to the queue.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void resume(TenantId tenant, CaseId id) {
    change(tenant, id, (moved, act) -> Optional.of(moved.resume(act)));
  }

  /// Brings back every parked case of the client whose time has come.
  ///
  /// @return how many came back
  public int wake(TenantId tenant) {
    List<CaseId> due =
        jdbc.sql(
                """
                select id from client.work_case
                where tenant_id = :tenant and wakes_at <= :now and category = 'WAITING'
                order by wakes_at, id for update skip locked
                """)
            .param("tenant", tenant.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .query((row, _) -> new CaseId(row.getLong(1)))
            .list();
    for (CaseId id : due) {
      change(tenant, id, (moved, act) -> Optional.of(moved.resume(act)));
    }
    return due.size();
  }

  /// Completes a case: required fields, mandatory items and the fence are checked.
  ///
  /// @param outcome key of one of the work type's outcomes
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void complete(TenantId tenant, CaseId id, long fence, String outcome) {
    changeHeld(tenant, id, fence, (moved, act) -> Optional.of(moved.complete(act, outcome)));
  }

  /// Opens a closed case again; its clock runs on with what it had used.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public void reopen(TenantId tenant, CaseId id, String reason) {
    change(tenant, id, (moved, act) -> Optional.of(moved.reopen(act, reason)));
  }

  /// Gives a case up: closed without a completion.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public void cancel(TenantId tenant, CaseId id, String reason) {
    change(tenant, id, (moved, act) -> Optional.of(moved.cancel(act, reason)));
  }

  /// Keeps what the agent typed.
  ///
  /// @param version the version the agent saw; a newer one refuses
  /// @return the new version
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int save(TenantId tenant, CaseId id, long fence, int version, Map<String, String> fields) {
    return changeHeld(
            tenant,
            id,
            fence,
            (seen, act) -> {
              if (seen.version() != version) {
                throw new CaseChanged(seen.reference());
              }
              return seen.save(act, fields);
            })
        .version();
  }

  /// Ticks a checklist item, or takes the tick away.
  ///
  /// @return the new version
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int tick(TenantId tenant, CaseId id, long fence, String item, boolean done) {
    return changeHeld(tenant, id, fence, (seen, act) -> seen.tick(act, item, done)).version();
  }

  /// Adds a note that the client never sees.
  ///
  /// @param text 1 to 4,000 characters
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  public void note(TenantId tenant, CaseId id, String text) {
    require(
        !text.isBlank() && text.length() <= MOST_NOTE,
        "note",
        "1 to " + MOST_NOTE + " characters",
        text.length() + " characters");
    Case noted = cases.get(tenant, id);
    timeline.note(tenant, noted.id(), person(), text, now());
  }

  /// Gives a case by our reference.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public CaseDetail get(TenantId tenant, String reference) {
    return detail(tenant, cases.get(tenant, reference));
  }

  /// Gives a case by its number.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public CaseDetail get(TenantId tenant, CaseId id) {
    return detail(tenant, cases.get(tenant, id));
  }

  /// Gives one page of cases.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public CasePage list(TenantId tenant, CaseQuery query) {
    return lists.page(tenant, query, UnaryOperator.identity());
  }

  /// Gives the rows of some cases, in the order of the numbers; unknown ones are left out.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public List<CaseSummary> summaries(TenantId tenant, List<CaseId> ids) {
    return lists.summaries(tenant, ids, UnaryOperator.identity());
  }

  /// Counts what PostgreSQL holds of a client, to hold the warehouse against.
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public CaseFigures figures(TenantId tenant, Instant from, Instant to) {
    return lists.figures(tenant, from, to);
  }

  /// What a verb does to a case; empty if there was nothing to do.
  private interface Verb {
    Optional<Step> on(Case moved, Act act);
  }

  /// Every change locks the case's row first and the hold's row after it, so that two that meet
  /// wait for each other and none of them dies.
  private Case change(TenantId tenant, CaseId id, Verb verb) {
    return change(tenant, cases.lock(tenant, id), verb);
  }

  private Case changeHeld(TenantId tenant, CaseId id, long fence, Verb verb) {
    Case moved = cases.lock(tenant, id);
    held(tenant, id, fence);
    return change(tenant, moved, verb);
  }

  private Case change(TenantId tenant, Case moved, Verb verb) {
    List<CaseClock.Halt> halts = moved.clock().halts();
    verb.on(moved, act(tenant, plan(tenant, moved)))
        .ifPresent(step -> keep(tenant, moved, halts, null, step));
    return moved;
  }

  private void keep(
      TenantId tenant,
      Case moved,
      List<CaseClock.Halt> before,
      @Nullable String clientReference,
      Step step) {
    cases.flush(moved, clientReference);
    cases.keepClock(tenant, moved, before);
    timeline.append(tenant, moved, List.of(step));
  }

  private CaseDetail detail(TenantId tenant, Case shown) {
    Plan plan = plan(tenant, shown);
    List<Timeline.Line> steps = timeline.steps(tenant, shown.id(), plan.workType());
    List<Timeline.Line> notes = timeline.notes(tenant, shown.id());
    Set<Long> people = new HashSet<>();
    for (List<Timeline.Line> lines : List.of(steps, notes)) {
      for (Timeline.Line line : lines) {
        if (line.person() != null) {
          people.add(line.person());
        }
      }
    }
    return shown.detail(tenant, plan, now(), Timeline.merged(steps, notes, staff.names(people)));
  }

  private Plan plan(TenantId tenant, Case worked) {
    return catalogue.plan(
        tenant,
        worked.workType(),
        worked.workTypeVersion(),
        worked.calendarVersion(),
        worked.serviceLevelVersion());
  }

  private Act act(TenantId tenant, Plan plan) {
    return new Act(now(), staff.code(tenant, Call.current().actor()), person(), plan);
  }

  /// As exact as PostgreSQL keeps it, so that what was said and what is read are the same.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static @Nullable Long person() {
    return Call.current().actor() instanceof Actor.Person person ? person.id().value() : null;
  }

  /// Lets only the holder of the lease pass; the product's own jobs hold none and need none.
  private void held(TenantId tenant, CaseId id, long fence) {
    if (!(Call.current().actor() instanceof Actor.Job)) {
      leases.getObject().check(tenant, id, fence);
    }
  }

  private static void requireShort(String thing, @Nullable String value) {
    require(
        value == null || (!value.isBlank() && value.length() <= MOST_REFERENCE),
        thing,
        "1 to " + MOST_REFERENCE + " characters",
        String.valueOf(value));
  }

  private static void require(boolean holds, String thing, String rule, String value) {
    if (!holds) {
      throw new InvalidCase(thing, rule, value);
    }
  }
}
