package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.events.CaseFact;
import io.trastienda.platform.events.Outbox;
import io.trastienda.platform.events.UuidV7;
import io.trastienda.platform.tenancy.Together;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The steps and notes of cases. Each step is told to the outbox with its row.
@Component
class Timeline {

  /// One line as it is stored, before somebody's eyes are chosen.
  ///
  /// @param entry the line, in staff's words, without a name
  /// @param person who did it, null for nobody
  /// @param agent code by which the client knows them, null for nobody
  /// @param replayed whether it is the client's past
  record Line(
      TimelineEntry entry, @Nullable Long person, @Nullable String agent, boolean replayed) {}

  private record Told(Step step, CaseFact fact) {}

  private static final String INSERT =
      """
      insert into client.case_step(tenant_id, case_id, sequence, fact_id, kind, state, category,
        from_state, from_category, priority, queue, agent, person_id, completion, outcome,
        business_seconds, elapsed_seconds, on_time, reason, change, due_at, occurred_at,
        row_digest, replayed)
      select ?, ?, step.*, step.row_digest is not null
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as step(sequence,
        fact_id, kind, state, category, from_state, from_category, priority, queue, agent,
        person_id, completion, outcome, business_seconds, elapsed_seconds, on_time, reason, change,
        due_at, occurred_at, row_digest)
      """;

  private static final String NOTES =
      """
      with asked(tenant_id, case_id) as (values (cast(? as integer), cast(? as bigint)))
      select n.written_at as happened_at, n.person_id, 'NOTE' as kind, null as reason, n.text, n.id as place
      from asked join client.case_note n using (tenant_id, case_id)
      union all
      select h.handed_at, h.from_person, case when h.to_person is null then 'HANDED_BACK' else 'HANDED_OVER' end,
        (select name from operator.person where id = h.to_person), h.note, h.number
      from asked join client.case_handover h using (tenant_id, case_id)
      union all
      select h.undone_at, h.from_person, 'TAKEN_BACK', null, null, h.number
      from asked join client.case_handover h using (tenant_id, case_id) where h.undone_at is not null
      union all
      select moment.at, moment.person_id, moment.kind,
        case when r.from_case = asked.case_id then r.kind else 'IS_' || r.kind end,
        other.reference, r.id
      from asked join client.case_relation r
        on r.tenant_id = asked.tenant_id and (r.from_case = asked.case_id or r.to_case = asked.case_id)
      cross join lateral (values (r.made_at, r.made_by, 'LINKED'), (r.ended_at, r.ended_by, 'UNLINKED'))
        as moment(at, person_id, kind)
      join client.work_case other on other.tenant_id = r.tenant_id
        and other.id = case when r.from_case = asked.case_id then r.to_case else r.from_case end
      where moment.at is not null
      order by happened_at, kind desc, place
      """;

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final UuidV7 numbers;

  Timeline(JdbcTemplate jdbc, Outbox outbox, UuidV7 numbers) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.numbers = numbers;
  }

  /// Keeps steps of a case whose row is written, with the halts that its clock did not have before,
  /// and lets everybody hear them.
  void append(TenantId tenant, Case moved, List<CaseClock.Halt> before, List<Step> steps) {
    if (steps.isEmpty()) {
      return;
    }
    List<Told> told =
        steps.stream()
            .map(step -> new Told(step, moved.fact(step, numbers.next(), tenant)))
            .toList();
    Together writes = new Together();
    Cases.keepClock(writes, tenant, moved, before);
    keepSteps(writes, tenant, moved.id(), told);
    writes.send(jdbc);
    outbox.append(told.stream().map(Told::fact).toList());
  }

  void note(TenantId tenant, CaseId id, @Nullable Long person, String text, Instant at) {
    jdbc.update(
        """
        insert into client.case_note(tenant_id, case_id, person_id, text, written_at)
        values (?, ?, ?, ?, cast(? as timestamptz))
        """,
        tenant.value(),
        id.value(),
        person,
        text,
        at.toString());
  }

  /// Gives the digests of the rows that a case was replayed from, in order; null for a live step.
  List<@Nullable String> digests(TenantId tenant, CaseId id) {
    return jdbc.query(
        """
        select row_digest from client.case_step
        where tenant_id = ? and case_id = ? order by sequence
        """,
        (row, _) -> row.getString(1),
        tenant.value(),
        id.value());
  }

  /// Gives the steps of a case, oldest first.
  List<Line> steps(TenantId tenant, CaseId id, WorkType type) {
    return jdbc.query(
        """
        select sequence, kind, occurred_at, person_id, agent, state, queue, outcome, reason,
          change, replayed
        from client.case_step where tenant_id = ? and case_id = ? order by sequence
        """,
        (row, _) -> {
          String state = row.getString("state");
          return new Line(
              new TimelineEntry(
                  row.getInt("sequence"),
                  row.getString("kind"),
                  Objects.requireNonNull(Cases.instant(row, "occurred_at")),
                  null,
                  state,
                  type.state(state).orElseThrow().name(),
                  row.getString("queue"),
                  row.getString("outcome"),
                  row.getString("reason"),
                  row.getString("change")),
              person(row),
              row.getString("agent"),
              row.getBoolean("replayed"));
        },
        tenant.value(),
        id.value());
  }

  /// Gives what people said and did about a case besides its steps, oldest first: notes, relations
  /// to other cases, times that it was handed over.
  List<Line> notes(TenantId tenant, CaseId id) {
    return jdbc.query(
        NOTES,
        (row, _) ->
            new Line(
                new TimelineEntry(
                    0,
                    row.getString("kind"),
                    Objects.requireNonNull(Cases.instant(row, "happened_at")),
                    null,
                    null,
                    null,
                    null,
                    null,
                    row.getString("reason"),
                    row.getString("text")),
                person(row),
                null,
                false),
        tenant.value(),
        id.value());
  }

  /// Gives the history of a case in one order, with people's names.
  List<TimelineEntry> told(TenantId tenant, CaseId id, WorkType type, StaffNames staff) {
    List<Line> steps = steps(tenant, id, type);
    List<Line> notes = notes(tenant, id);
    Set<Long> people = new HashSet<>();
    for (List<Line> lines : List.of(steps, notes)) {
      for (Line line : lines) {
        if (line.person() != null) {
          people.add(line.person());
        }
      }
    }
    return merged(steps, notes, staff.names(people));
  }

  /// Puts steps and notes in one order: steps by their sequence, each note before the first step
  /// that happened after it.
  static List<TimelineEntry> merged(List<Line> steps, List<Line> notes, Map<Long, String> names) {
    List<TimelineEntry> merged = new ArrayList<>(steps.size() + notes.size());
    List<Line> waiting = new ArrayList<>(notes);
    waiting.sort(Comparator.comparing(line -> line.entry().at()));
    int note = 0;
    for (Line step : steps) {
      while (note < waiting.size() && waiting.get(note).entry().at().isBefore(step.entry().at())) {
        merged.add(named(waiting.get(note++), names));
      }
      merged.add(named(step, names));
    }
    while (note < waiting.size()) {
      merged.add(named(waiting.get(note++), names));
    }
    return merged;
  }

  static TimelineEntry by(TimelineEntry entry, @Nullable String who) {
    return new TimelineEntry(
        entry.sequence(),
        entry.kind(),
        entry.at(),
        who,
        entry.state(),
        entry.stateName(),
        entry.queue(),
        entry.outcome(),
        entry.reason(),
        entry.text());
  }

  private static TimelineEntry named(Line line, Map<Long, String> names) {
    Long person = line.person();
    String name = person == null ? null : names.get(person);
    return by(line.entry(), name == null ? line.agent() : name);
  }

  private static @Nullable Long person(ResultSet row) throws SQLException {
    long person = row.getLong("person_id");
    return row.wasNull() ? null : person;
  }

  private static void keepSteps(Together writes, TenantId tenant, CaseId id, List<Told> told) {
    writes.add(
        INSERT,
        tenant.value(),
        id.value(),
        Cases.column("int4", told, one -> one.step().sequence()),
        Cases.column("uuid", told, one -> one.fact().id()),
        Cases.column("text", told, one -> one.step().kind()),
        Cases.column("text", told, one -> one.step().state()),
        Cases.column("text", told, one -> one.step().category()),
        Cases.column("text", told, one -> one.step().fromState()),
        Cases.column("text", told, one -> one.step().fromCategory()),
        Cases.column("int4", told, one -> one.step().priority()),
        Cases.column("text", told, one -> one.step().queue()),
        Cases.column("text", told, one -> one.step().agent()),
        Cases.column("int8", told, one -> one.step().person()),
        ofCompletion("int4", told, CaseFact.Completion::number),
        ofCompletion("text", told, CaseFact.Completion::outcome),
        ofCompletion("int8", told, CaseFact.Completion::businessSeconds),
        ofCompletion("int8", told, CaseFact.Completion::elapsedSeconds),
        ofCompletion("bool", told, CaseFact.Completion::onTime),
        Cases.column("text", told, one -> one.step().reason()),
        Cases.column("text", told, one -> one.step().change()),
        Cases.column("timestamptz", told, one -> one.step().dueAt()),
        Cases.column("timestamptz", told, one -> one.step().at()),
        Cases.column("text", told, one -> one.step().digest()));
  }

  private static Together.Column ofCompletion(
      String type,
      List<Told> told,
      Function<CaseFact.Completion, ? extends @Nullable Object> value) {
    return Cases.column(
        type,
        told,
        one -> {
          CaseFact.Completion completion = one.step().completion();
          return completion == null ? null : value.apply(completion);
        });
  }
}
