package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.Plan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
  private final CaseDocuments documents;
  private final CaseWork work;
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseDesk(
      Cases cases,
      CaseSeries series,
      Timeline timeline,
      CaseLists lists,
      StaffNames staff,
      CatalogueDesk catalogue,
      CaseDocuments documents,
      CaseWork work,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.series = series;
    this.timeline = timeline;
    this.lists = lists;
    this.staff = staff;
    this.catalogue = catalogue;
    this.documents = documents;
    this.work = work;
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
        Phrase.of("title"),
        Phrase.of("1 to {most} characters", Map.of("most", MOST_TITLE)),
        wanted.title());
    require(
        wanted.priority() >= 1 && wanted.priority() <= 4,
        Phrase.of("priority"),
        Phrase.of("1 to 4"),
        Integer.toString(wanted.priority()));
    requireShort(Phrase.of("queue"), wanted.queue());
    requireShort(Phrase.of("channel"), wanted.channel());
    requireShort(Phrase.of("customer"), wanted.customer());
    requireShort(Phrase.of("client reference"), wanted.clientReference());
    Plan plan = catalogue.plan(tenant, wanted.workType());
    if (wanted.clientReference() != null && cases.hasClientReference(wanted.clientReference())) {
      throw new ReferenceTaken(wanted.clientReference());
    }
    documents.requireFields(tenant, null, plan.workType(), wanted.fields());
    Act act = work.act(tenant, plan);
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
    work.keep(tenant, fresh, List.of(), wanted.clientReference(), step);
    return fresh.summary(tenant, plan.workType());
  }

  /// Begins work, or takes it up again after a pause.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void start(TenantId tenant, CaseId id, long fence) {
    work.changeHeld(tenant, id, fence, Case::start);
  }

  /// Sets a case aside; its clock pauses if the service level lists the reason.
  ///
  /// @param reason key of one of the work type's park reasons
  /// @param wakesAt when it comes back by itself, null for when somebody resumes it
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void park(
      TenantId tenant, CaseId id, long fence, String reason, @Nullable Instant wakesAt) {
    work.changeHeld(
        tenant, id, fence, (moved, act) -> Optional.of(moved.park(act, reason, wakesAt)));
  }

  /// Brings a parked case back to the queue.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void resume(TenantId tenant, CaseId id) {
    work.change(tenant, id, (moved, act) -> Optional.of(moved.resume(act)));
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
      work.change(tenant, id, (moved, act) -> Optional.of(moved.resume(act)));
    }
    return due.size();
  }

  /// Moves a case on to another of its type's states in which it is worked or waits for work.
  ///
  /// @param state key of the state
  /// @param reason key of one of the move's reasons, null if it asks for none
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void move(TenantId tenant, CaseId id, long fence, String state, @Nullable String reason) {
    work.changeHeld(tenant, id, fence, (moved, act) -> Optional.of(moved.move(act, state, reason)));
  }

  /// Completes a case: required fields, mandatory items and the fence are checked.
  ///
  /// @param outcome key of one of the work type's outcomes
  /// @throws CheckNeeded if a second person must agree first: {@link CaseChecks#ask}
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void complete(TenantId tenant, CaseId id, long fence, String outcome) {
    work.changeHeld(tenant, id, fence, (moved, act) -> Optional.of(moved.complete(act, outcome)));
  }

  /// Opens a closed case again; its clock runs on with what it had used.
  ///
  /// @throws CaseMerged if it was merged into another case
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public void reopen(TenantId tenant, CaseId id, String reason) {
    Case closed = cases.lock(tenant, id);
    closed
        .mergedInto()
        .ifPresent(survivor -> {
          throw new CaseMerged(
              closed.reference(), cases.get(tenant, new CaseId(survivor)).reference());
        });
    work.change(tenant, id, (moved, act) -> Optional.of(moved.reopen(act, reason)));
  }

  /// Gives a case up: closed without a completion.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public void cancel(TenantId tenant, CaseId id, String reason) {
    work.change(tenant, id, (moved, act) -> Optional.of(moved.cancel(act, reason)));
  }

  /// Keeps what the agent typed.
  ///
  /// @param version the version the agent saw; a newer one refuses
  /// @return the new version
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int save(TenantId tenant, CaseId id, long fence, int version, Map<String, String> fields) {
    return work.changeHeld(
            tenant,
            id,
            fence,
            (seen, act) -> {
              if (seen.version() != version) {
                throw new CaseChanged(seen.reference());
              }
              documents.requireFields(tenant, id, act.plan().workType(), fields);
              return seen.save(act, fields);
            })
        .version();
  }

  /// Makes a case more or less urgent; its promise becomes that of the new priority.
  ///
  /// @param priority 1 highest to 4
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void prioritise(TenantId tenant, CaseId id, long fence, int priority) {
    work.changeHeld(tenant, id, fence, (moved, act) -> moved.prioritise(act, priority));
  }

  /// Ticks a checklist item, or takes the tick away.
  ///
  /// @param evidence what proves it, as the item asks: 1 to 500 characters, or the number of one of
  ///   the case's documents; blank if it asks for nothing
  /// @return the new version
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int tick(
      TenantId tenant, CaseId id, long fence, String item, boolean done, String evidence) {
    return work.changeHeld(
            tenant,
            id,
            fence,
            (seen, act) -> {
              if (done) {
                documents.requireEvidence(tenant, id, act.plan().workType(), item, evidence);
              }
              return seen.tick(act, item, done, evidence);
            })
        .version();
  }

  /// Adds a note that the client never sees.
  ///
  /// @param text 1 to 4,000 characters
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  public void note(TenantId tenant, CaseId id, String text) {
    require(
        !text.isBlank() && text.length() <= MOST_NOTE,
        Phrase.of("note"),
        Phrase.of("1 to {most} characters", Map.of("most", MOST_NOTE)),
        Phrase.of("{count} characters", Map.of("count", text.length())));
    Case noted = cases.get(tenant, id);
    timeline.note(tenant, noted.id(), CaseWork.person(), text, work.now());
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
    return lists.page(tenant, query, true, UnaryOperator.identity());
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

  private CaseDetail detail(TenantId tenant, Case shown) {
    Plan plan = work.plan(tenant, shown);
    return shown.detail(
        tenant, plan, work.now(), timeline.told(tenant, shown.id(), plan.workType(), staff));
  }

  private static void requireShort(Phrase thing, @Nullable String value) {
    require(
        value == null || (!value.isBlank() && value.length() <= MOST_REFERENCE),
        thing,
        Phrase.of("1 to {most} characters", Map.of("most", MOST_REFERENCE)),
        String.valueOf(value));
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, Object value) {
    if (!holds) {
      throw new InvalidCase(thing, rule, value);
    }
  }
}
