package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.WorkType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists and counts of cases, read without loading them. Always inside the caller's transaction.
@Component
class CaseLists {

  private static final String COLUMNS =
      """
      select id, reference, client_reference, title, work_type, work_type_version,
        calendar_version, service_level_version, state, category, priority, queue, agent, outcome,
        opened_at, due_at, closed_at
      from client.work_case where tenant_id = :tenant
      """;

  /// The newest that a search for words finds; who needs more adds a word.
  private static final int MOST_FOUND = 1_000;

  private static final Pattern CURSOR = Pattern.compile("(-?[0-9]{1,18})_([0-9]{1,18})");

  private final JdbcClient jdbc;
  private final CatalogueDesk catalogue;

  CaseLists(JdbcClient jdbc, CatalogueDesk catalogue) {
    this.jdbc = jdbc;
    this.catalogue = catalogue;
  }

  /// Gives a page, with each work type as the reader may see it.
  ///
  /// @param inner whether words are looked for in what only staff sees, too
  CasePage page(TenantId tenant, CaseQuery query, boolean inner, UnaryOperator<WorkType> eyes) {
    var sql = new StringBuilder(COLUMNS);
    Map<String, Object> values = new HashMap<>();
    if (!query.categories().isEmpty()) {
      sql.append(" and category in (:categories)");
      values.put("categories", query.categories().stream().map(StateCategory::name).toList());
    }
    if (query.workType() != null) {
      sql.append(" and work_type = :workType");
      values.put("workType", query.workType());
    }
    if (query.priority() != null) {
      sql.append(" and priority = :priority");
      values.put("priority", query.priority());
    }
    if (query.text() != null && !query.text().isBlank()) {
      sql.append(" and id in (select client.search_case(:words, :inner, :most))");
      values.put("words", query.text().strip());
      values.put("inner", inner);
      values.put("most", MOST_FOUND);
    }
    if (query.cursor() != null) {
      sql.append(" and (opened_at, id) < (:openedAt, :id)");
      Matcher cursor = CURSOR.matcher(query.cursor());
      if (!cursor.matches()) {
        throw new InvalidCase(
            Phrase.of("cursor"), Phrase.of("one that a page gave"), query.cursor());
      }
      values.put("openedAt", moment(cursor.group(1), query.cursor()).atOffset(ZoneOffset.UTC));
      values.put("id", Long.valueOf(cursor.group(2)));
    }
    sql.append(" order by opened_at desc, id desc limit :limit");
    List<CaseSummary> found =
        jdbc.sql(sql.toString())
            .param("tenant", tenant.value())
            .params(values)
            .param("limit", query.limit() + 1)
            .query((row, _) -> summary(tenant, row, eyes))
            .list();
    if (found.size() <= query.limit()) {
      return new CasePage(found, null);
    }
    List<CaseSummary> shown = found.subList(0, query.limit());
    CaseSummary last = shown.getLast();
    return new CasePage(
        shown, ChronoUnit.MICROS.between(Instant.EPOCH, last.openedAt()) + "_" + last.id().value());
  }

  List<CaseSummary> summaries(TenantId tenant, List<CaseId> ids, UnaryOperator<WorkType> eyes) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<CaseId, CaseSummary> found = new HashMap<>();
    jdbc.sql(COLUMNS + " and id = any(:ids)")
        .param("tenant", tenant.value())
        .param("ids", ids.stream().map(CaseId::value).toArray(Long[]::new))
        .query(row -> {
          CaseSummary summary = summary(tenant, row, eyes);
          found.put(summary.id(), summary);
        });
    List<CaseSummary> ordered = new ArrayList<>(ids.size());
    for (CaseId id : ids) {
      CaseSummary summary = found.get(id);
      if (summary != null) {
        ordered.add(summary);
      }
    }
    return ordered;
  }

  CaseFigures figures(TenantId tenant, Instant from, Instant to) {
    return jdbc.sql(
            """
            with step as (
              select case_id, completion, category, from_category from client.case_step
              where tenant_id = :tenant and occurred_at >= :from and occurred_at < :to
            )
            select
              (select count(*) from client.work_case
                where tenant_id = :tenant and opened_at >= :from and opened_at < :to) as received,
              count(completion) as completions,
              count(distinct case_id) filter (where completion is not null) as completed_cases,
              count(*) filter (where from_category = 'CLOSED' and category <> 'CLOSED') as reopenings,
              count(*) as steps,
              (select count(*) from client.work_case c
                where c.tenant_id = :tenant and c.opened_at < :to
                and coalesce((select s.category from client.case_step s
                  where s.tenant_id = c.tenant_id and s.case_id = c.id and s.occurred_at < :to
                  order by s.sequence desc limit 1), 'OPEN') <> 'CLOSED') as backlog
            from step
            """)
        .param("tenant", tenant.value())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new CaseFigures(
                row.getLong("received"),
                row.getLong("completions"),
                row.getLong("completed_cases"),
                row.getLong("reopenings"),
                row.getLong("steps"),
                row.getLong("backlog")))
        .single();
  }

  /// Reads the work type of a row that has {@link #COLUMNS}.
  WorkType type(TenantId tenant, ResultSet row) throws SQLException {
    return catalogue
        .plan(
            tenant,
            row.getString("work_type"),
            row.getInt("work_type_version"),
            row.getInt("calendar_version"),
            row.getInt("service_level_version"))
        .workType();
  }

  /// Reads a row that has {@link #COLUMNS}.
  CaseSummary summary(TenantId tenant, ResultSet row, UnaryOperator<WorkType> eyes)
      throws SQLException {
    String workType = row.getString("work_type");
    WorkType type = eyes.apply(type(tenant, row));
    String state = row.getString("state");
    return new CaseSummary(
        tenant,
        new CaseId(row.getLong("id")),
        row.getString("reference"),
        row.getString("client_reference"),
        row.getString("title"),
        workType,
        type.name(),
        state,
        type.state(state).orElseThrow().name(),
        StateCategory.valueOf(row.getString("category")),
        row.getInt("priority"),
        row.getString("queue"),
        row.getString("agent"),
        row.getString("outcome"),
        Objects.requireNonNull(Cases.instant(row, "opened_at")),
        Cases.instant(row, "due_at"),
        Cases.instant(row, "closed_at"));
  }

  private static Instant moment(String micros, @Nullable String cursor) {
    try {
      return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    } catch (DateTimeException | ArithmeticException _) {
      throw new InvalidCase(
          Phrase.of("cursor"), Phrase.of("one that a page gave"), String.valueOf(cursor));
    }
  }
}
