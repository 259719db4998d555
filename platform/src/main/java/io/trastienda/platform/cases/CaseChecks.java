package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.Plan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Four eyes: what one agent made ready, a second person lets pass or sends back.
@Service
@Transactional
public class CaseChecks {

  /// The park reason of a case that waits for a second person.
  public static final String REASON = "second-person";

  private static final int MOST_NOTE = 1_000;

  private final CaseWork work;
  private final Cases cases;
  private final CaseLists lists;
  private final StaffNames staff;
  private final JdbcClient jdbc;

  CaseChecks(CaseWork work, Cases cases, CaseLists lists, StaffNames staff, JdbcClient jdbc) {
    this.work = work;
    this.cases = cases;
    this.lists = lists;
    this.staff = staff;
    this.jdbc = jdbc;
  }

  /// A case that waits for a second person.
  ///
  /// @param summary the case
  /// @param maker name of who made it ready
  /// @param own whether that is the caller, who may not decide
  /// @param askedAt since when it waits
  /// @param outcome key of the outcome that the maker chose
  /// @param note what the maker says, empty for nothing
  public record Asked(
      CaseSummary summary,
      String maker,
      boolean own,
      Instant askedAt,
      String outcome,
      String note) {}

  private record Open(long caseId, long maker, Instant askedAt, String outcome, String note) {}

  /// Makes a case wait for a second person, ready to be completed: everything that {@link
  /// CaseDesk#complete} asks for is asked for here.
  ///
  /// @param outcome key of one of the work type's outcomes
  /// @param note what the second person should know, at most 1,000 characters
  /// @throws InvalidCase if the case needs no second person
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void ask(TenantId tenant, CaseId id, long fence, String outcome, String note) {
    requireNote(note);
    Long maker = CaseWork.person();
    if (maker == null) {
      throw new InvalidCase(Phrase.of("maker"), Phrase.of("a person"), Phrase.of("none"));
    }
    Case asked =
        work.changeHeld(
            tenant, id, fence, (moved, act) -> Optional.of(moved.askCheck(act, outcome)));
    jdbc.sql(
            """
            insert into client.case_check(tenant_id, case_id, number, maker, agent, asked_at,
              outcome, note)
            select :tenant, :case, coalesce(max(number), 0) + 1, :maker, :agent,
              cast(:at as timestamptz), :outcome, :note
            from client.case_check where tenant_id = :tenant and case_id = :case
            """)
        .param("tenant", tenant.value())
        .param("case", asked.id().value())
        .param("maker", maker)
        .param("agent", asked.agent())
        .param("at", work.now().toString())
        .param("outcome", outcome)
        .param("note", note.strip())
        .update();
  }

  /// Lets a case pass: it is completed with the outcome and for the agent who made it ready.
  ///
  /// @throws SamePerson if the caller is the one who asked
  /// @throws WrongMove if the case does not wait for a second person
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY})
  public void agree(TenantId tenant, CaseId id, String note) {
    decide(tenant, id, true, note);
  }

  /// Sends a case back to the queue.
  ///
  /// @param note why, 1 to 1,000 characters
  /// @throws SamePerson if the caller is the one who asked
  /// @throws WrongMove if the case does not wait for a second person
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY})
  public void sendBack(TenantId tenant, CaseId id, String note) {
    if (note.isBlank()) {
      throw new InvalidCase(
          Phrase.of("note"), Phrase.of("1 to {most} characters", Map.of("most", MOST_NOTE)), note);
    }
    decide(tenant, id, false, note);
  }

  /// Gives the cases of a client that wait for a second person, the longest waiting first.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY})
  @Transactional(readOnly = true)
  public List<Asked> waiting(TenantId tenant) {
    List<Open> open =
        jdbc.sql(
                """
                select case_id, maker, asked_at, outcome, note from client.case_check
                where tenant_id = :tenant and decided_at is null order by asked_at, case_id
                """)
            .param("tenant", tenant.value())
            .query((row, _) ->
                new Open(
                    row.getLong("case_id"),
                    row.getLong("maker"),
                    Objects.requireNonNull(Cases.instant(row, "asked_at")),
                    row.getString("outcome"),
                    row.getString("note")))
            .list();
    Set<Long> makers = new HashSet<>();
    open.forEach(one -> makers.add(one.maker()));
    Map<Long, String> names = staff.names(makers);
    List<CaseSummary> rows =
        lists.summaries(
            tenant,
            open.stream().map(one -> new CaseId(one.caseId())).toList(),
            UnaryOperator.identity());
    Long caller = CaseWork.person();
    return open.stream()
        .flatMap(one ->
            rows.stream()
                .filter(row -> row.id().value() == one.caseId())
                .map(row ->
                    new Asked(
                        row,
                        names.getOrDefault(one.maker(), ""),
                        Objects.equals(caller, one.maker()),
                        one.askedAt(),
                        one.outcome(),
                        one.note())))
        .toList();
  }

  private void decide(TenantId tenant, CaseId id, boolean agreed, String note) {
    requireNote(note);
    Case checked = cases.lock(tenant, id);
    Long checker = CaseWork.person();
    Pending pending =
        pending(tenant, id)
            .orElseThrow(() ->
                new WrongMove(checked.reference(), checked.state(), agreed ? "closed" : "open"));
    if (checker == null || checker == pending.maker()) {
      throw new SamePerson(checked.reference());
    }
    Plan plan = work.plan(tenant, checked);
    Act act = work.act(tenant, plan);
    if (agreed) {
      Act forMaker = new Act(act.at(), pending.agent(), checker, plan);
      work.change(
          tenant,
          checked,
          forMaker,
          (moved, by) -> Optional.of(moved.agree(by, pending.outcome())));
    } else {
      work.change(tenant, checked, act, (moved, by) -> Optional.of(moved.disagree(by)));
    }
    jdbc.sql(
            """
            update client.case_check set checker = :checker, decided_at = cast(:at as timestamptz),
              agreed = :agreed, answer = :answer
            where tenant_id = :tenant and case_id = :case and decided_at is null
            """)
        .param("checker", checker)
        .param("at", act.at().toString())
        .param("agreed", agreed)
        .param("answer", note.strip())
        .param("tenant", tenant.value())
        .param("case", id.value())
        .update();
  }

  private record Pending(long maker, @Nullable String agent, String outcome) {}

  private Optional<Pending> pending(TenantId tenant, CaseId id) {
    return jdbc.sql(
            """
            select maker, agent, outcome from client.case_check
            where tenant_id = :tenant and case_id = :case and decided_at is null
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .query((row, _) ->
            new Pending(row.getLong("maker"), row.getString("agent"), row.getString("outcome")))
        .optional();
  }

  private static void requireNote(String note) {
    if (note.length() > MOST_NOTE) {
      throw new InvalidCase(
          Phrase.of("note"),
          Phrase.of("at most {most} characters", Map.of("most", MOST_NOTE)),
          Integer.toString(note.length()));
    }
  }
}
