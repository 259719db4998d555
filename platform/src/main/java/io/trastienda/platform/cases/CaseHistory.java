package io.trastienda.platform.cases;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.NoSuchEntry;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.WorkType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a client's past becomes cases: the same rules, clock and facts as live work, one
/// transaction per case. Only jobs may call it.
@Service
public class CaseHistory {

  private static final int MOST_TITLE = 200;
  private static final int MOST_CODE = 100;
  private static final int MOST_OUTCOME = 200;
  private static final int MOST_IMPORTED = 4_000;
  private static final int MOST_REPORTED = 100;

  private final Cases cases;
  private final CaseSeries series;
  private final Timeline timeline;
  private final CatalogueDesk catalogue;
  private final Clock clock;

  CaseHistory(
      Cases cases, CaseSeries series, Timeline timeline, CatalogueDesk catalogue, Clock clock) {
    this.cases = cases;
    this.series = series;
    this.timeline = timeline;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// One row of the client's old log: how the case stood after it.
  ///
  /// @param row its number in the file, from 1 for the first after the header
  /// @param at when it happened
  /// @param state key of the work type's state
  /// @param priority 1 to 4
  /// @param queue tenant-scoped code, null for none
  /// @param agent tenant-scoped code, null for nobody
  /// @param outcome key or text of the outcome as the client knows it, null if unknown
  /// @param digest a digest of everything mapped from the row: tells a changed row from a known one
  /// @param fields what the row says in the columns that are declared for reports, by their keys:
  ///   codes of at most 100 characters, no customer data, for they leave the client's tables
  public record Row(
      long row,
      Instant at,
      String state,
      int priority,
      @Nullable String queue,
      @Nullable String agent,
      @Nullable String outcome,
      String digest,
      Map<String, String> fields) {

    /// Copies the fields.
    public Row {
      fields = Map.copyOf(fields);
    }
  }

  /// One case of the client's old log.
  ///
  /// @param clientReference the client's own number: what makes the same case the same
  /// @param workType key of the work type
  /// @param title what it is about
  /// @param openedAt when the client says it was opened
  /// @param channel how it came in, null if unknown
  /// @param customer the client's number for its customer, null if unknown
  /// @param imported further columns, as of the last row
  /// @param rows its rows in file order, at least one
  public record PastCase(
      String clientReference,
      String workType,
      String title,
      Instant openedAt,
      @Nullable String channel,
      @Nullable String customer,
      Map<String, String> imported,
      List<Row> rows) {

    /// Copies the collections.
    public PastCase {
      imported = Map.copyOf(imported);
      rows = List.copyOf(rows);
    }
  }

  /// What replaying one case did.
  ///
  /// @param reference our reference
  /// @param created whether the case was new
  /// @param events how many rows became events; rows known before are not counted
  /// @param stateChanges how many of them changed the state
  /// @param completions how many of them completed the case
  public record Replayed(
      String reference, boolean created, int events, int stateChanges, int completions) {}

  /// Says which rows could not be replayed, without writing anything: the very checks of {@link
  /// #replay}.
  ///
  /// @return one refusal per bad value, so a row may have several; empty if all is well
  @Transactional(readOnly = true)
  public List<RowRefused> check(TenantId tenant, PastCase past) {
    try {
      return judge(tenant, past).refusals();
    } catch (RowRefused refused) {
      return List.of(refused);
    }
  }

  /// Replays a case, or the rows of it that are not in yet, in one transaction.
  ///
  /// @throws RowRefused at the first row that breaks a rule: wrong move, changed earlier row; then
  ///   nothing of the case is written
  @Transactional
  public Replayed replay(TenantId tenant, PastCase past) {
    Judged judged = judge(tenant, past);
    if (!judged.refusals().isEmpty()) {
      throw judged.refusals().getFirst();
    }
    Case known = judged.known();
    List<Row> fresh = past.rows().subList(judged.knownRows(), past.rows().size());
    if (known != null && fresh.isEmpty()) {
      return new Replayed(known.reference(), false, 0, 0, 0);
    }
    Plan plan = judged.plan();
    Case replayed = known == null ? begin(tenant, past, plan) : known;
    List<CaseClock.Halt> halts = replayed.clock().halts();
    replayed.keepImported(past.imported());
    List<Step> steps = new ArrayList<>(fresh.size());
    for (Row row : fresh) {
      steps.add(replayed.replay(plan, row));
    }
    if (known == null) {
      cases.add(replayed);
    }
    cases.flush(replayed, past.clientReference());
    timeline.append(tenant, replayed, halts, steps);
    if (known == null) {
      cases.keepWords(tenant, replayed, plan.workType());
    }
    return new Replayed(
        replayed.reference(),
        known == null,
        steps.size(),
        Math.toIntExact(steps.stream().filter(Step::movesState).count()),
        Math.toIntExact(steps.stream().filter(step -> step.completion() != null).count()));
  }

  /// What is known of a case and what is wrong with its rows.
  ///
  /// @param known the case as it is, null if it is new
  /// @param knownRows how many rows are in already
  private record Judged(
      @Nullable Case known, Plan plan, int knownRows, List<RowRefused> refusals) {}

  private Case begin(TenantId tenant, PastCase past, Plan plan) {
    return new Case(
        series.next(tenant, past.openedAt()).toString(),
        past.clientReference(),
        plan,
        past.title(),
        past.rows().getFirst().priority(),
        null,
        past.channel(),
        past.customer(),
        past.openedAt().truncatedTo(ChronoUnit.MICROS));
  }

  private Judged judge(TenantId tenant, PastCase past) {
    if (past.rows().isEmpty()) {
      throw new IllegalArgumentException(
          "case must have at least one row, but " + past.clientReference() + " has none");
    }
    List<RowRefused> refusals = new ArrayList<>();
    long first = past.rows().getFirst().row();
    requireText(refusals, first, "reference", past.clientReference(), MOST_CODE);
    requireText(refusals, first, "title", past.title(), MOST_TITLE);
    requireCode(refusals, first, "channel", past.channel(), MOST_CODE);
    requireCode(refusals, first, "customer", past.customer(), MOST_CODE);
    requirePast(refusals, first, "opened", past.openedAt());
    past.imported()
        .forEach((column, value) ->
            requireLength(refusals, past.rows().getLast().row(), column, value, MOST_IMPORTED));
    Case known = cases.byClientReference(tenant, past.clientReference()).orElse(null);
    Plan plan = plan(tenant, past, known);
    int knownRows = known == null ? 0 : compare(tenant, past, known, refusals);
    String state = known == null ? null : known.state();
    for (Row row : past.rows().subList(knownRows, past.rows().size())) {
      state = judge(plan.workType(), state, row, refusals);
    }
    return new Judged(known, plan, knownRows, refusals);
  }

  private Plan plan(TenantId tenant, PastCase past, @Nullable Case known) {
    long first = past.rows().getFirst().row();
    if (known == null) {
      try {
        return catalogue.plan(tenant, past.workType());
      } catch (NoSuchEntry _) {
        throw new RowRefused(
            first, "type", Phrase.of("a work type of this client"), past.workType());
      }
    }
    if (!known.workType().equals(past.workType())) {
      throw new RowRefused(
          first,
          "type",
          Phrase.of("'{before}' as it was before", Map.of("before", known.workType())),
          past.workType());
    }
    return catalogue.plan(
        tenant,
        known.workType(),
        known.workTypeVersion(),
        known.calendarVersion(),
        known.serviceLevelVersion());
  }

  /// Holds the rows against those that are in.
  ///
  /// @return how many rows at the beginning are in
  private int compare(TenantId tenant, PastCase past, Case known, List<RowRefused> refusals) {
    long first = past.rows().getFirst().row();
    if (!known.openedAt().equals(past.openedAt().truncatedTo(ChronoUnit.MICROS))) {
      refusals.add(
          new RowRefused(
              first,
              "opened",
              Phrase.of("{opened} as it was before", Map.of("opened", known.openedAt())),
              past.openedAt().toString()));
    }
    List<@Nullable String> digests = timeline.digests(tenant, known.id());
    int live = digests.indexOf(null);
    int in = live < 0 ? digests.size() : live;
    int both = Math.min(in, past.rows().size());
    for (int i = 0; i < both; i++) {
      Row row = past.rows().get(i);
      if (!row.digest().equals(digests.get(i))) {
        refusals.add(
            new RowRefused(
                row.row(),
                "row",
                Phrase.of("the same as when it was imported"),
                Phrase.of("changed")));
      }
    }
    if (live >= 0 && past.rows().size() > both) {
      refusals.add(
          new RowRefused(
              past.rows().get(both).row(),
              "reference",
              Phrase.of("one of a case that nobody has worked since"),
              past.clientReference()));
    }
    return both;
  }

  /// Judges one new row.
  ///
  /// @return the state after it, as far as it can be known
  private @Nullable String judge(
      WorkType type, @Nullable String before, Row row, List<RowRefused> refusals) {
    requirePast(refusals, row.row(), "time", row.at());
    if (row.priority() < 1 || row.priority() > 4) {
      refusals.add(
          new RowRefused(
              row.row(), "priority", Phrase.of("1 to 4"), Integer.toString(row.priority())));
    }
    requireCode(refusals, row.row(), "queue", row.queue(), MOST_CODE);
    requireCode(refusals, row.row(), "agent", row.agent(), MOST_CODE);
    requireCode(refusals, row.row(), "outcome", row.outcome(), MOST_OUTCOME);
    row.fields()
        .forEach(
            (column, value) -> requireLength(refusals, row.row(), column, value, MOST_REPORTED));
    if (type.state(row.state()).isEmpty()) {
      refusals.add(
          new RowRefused(
              row.row(),
              "state",
              Phrase.of(
                  "one of {list}",
                  Map.of("list", type.states().stream().map(WorkType.State::key).toList())),
              row.state()));
      return before;
    }
    if (!row.state().equals(before) && !type.allows(before, row.state())) {
      refusals.add(
          new RowRefused(
              row.row(),
              "state",
              before == null
                  ? Phrase.of("one in which a case may begin")
                  : Phrase.of("one that may follow {before}", Map.of("before", before)),
              row.state()));
    }
    return row.state();
  }

  private void requirePast(List<RowRefused> refusals, long row, String column, Instant at) {
    if (at.isAfter(clock.instant())) {
      refusals.add(new RowRefused(row, column, Phrase.of("in the past"), at.toString()));
    }
  }

  private static void requireLength(
      List<RowRefused> refusals, long row, String column, String value, int most) {
    if (value.length() > most) {
      refusals.add(
          new RowRefused(
              row,
              column,
              Phrase.of("at most {most} characters", Map.of("most", most)),
              Phrase.of("{count} characters", Map.of("count", value.length()))));
    }
  }

  private static void requireText(
      List<RowRefused> refusals, long row, String column, String value, int most) {
    if (value.isBlank() || value.length() > most) {
      refusals.add(
          new RowRefused(
              row, column, Phrase.of("1 to {most} characters", Map.of("most", most)), cut(value)));
    }
  }

  private static void requireCode(
      List<RowRefused> refusals, long row, String column, @Nullable String value, int most) {
    if (value != null) {
      requireText(refusals, row, column, value, most);
    }
  }

  private static String cut(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
