package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.WorkType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Where staff see the customer behind a case: everything within one client, nothing beyond.
@Service
@Transactional(readOnly = true)
public class CustomerDesk {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// One statement along one index: the case names the customer, never the reader.
  private static final String FILE =
      """
      with this as (
        select customer_key from client.work_case where tenant_id = :tenant and id = :case
      )
      select c.*, count(*) over () as every, count(*) filter (where c.category <> 'CLOSED') over () as open_ones,
        paper.papers
      from this cross join lateral (
        select id, reference, client_reference, title, work_type, work_type_version, calendar_version,
          service_level_version, state, category, priority, queue, agent, outcome, opened_at, due_at, closed_at, fields
        from client.work_case
        where tenant_id = :tenant and customer_key = this.customer_key and id <> :case
        order by opened_at desc limit :seen) c
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', d.id::text, 'name', d.name) order by d.id desc) as papers
        from (select id, name from client.case_document
          where tenant_id = :tenant and case_id = c.id order by id desc limit 3) d) paper on true
      order by c.category = 'CLOSED', c.opened_at desc, c.id desc limit :most
      """;

  /// How many of a customer's cases are counted at most, the newest.
  private static final int SEEN = 500;

  private final Cases cases;
  private final CaseLists lists;
  private final CaseWork work;
  private final JdbcClient jdbc;

  CustomerDesk(Cases cases, CaseLists lists, CaseWork work, JdbcClient jdbc) {
    this.cases = cases;
    this.lists = lists;
    this.work = work;
    this.jdbc = jdbc;
  }

  private record Found(CustomerFile.Entry entry, int every, int open) {}

  /// Gives what is known of the customer of a case, besides that case.
  ///
  /// @param most how many other cases to give, 1 to 50
  /// @return empty if the case names no customer
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  public Optional<CustomerFile> of(TenantId tenant, CaseId id, int most) {
    if (most < 1 || most > 50) {
      throw new IllegalArgumentException("cases must be 1 to 50, but are " + most);
    }
    Case asked = cases.get(tenant, id);
    String customer = asked.customerNumber(work.plan(tenant, asked).workType());
    if (customer == null || asked.customerKey() == null) {
      return Optional.empty();
    }
    List<Found> found =
        jdbc.sql(FILE)
            .param("tenant", tenant.value())
            .param("case", id.value())
            .param("seen", SEEN)
            .param("most", most)
            .query((row, _) -> {
              CaseSummary summary = lists.summary(tenant, row, UnaryOperator.identity());
              WorkType type = lists.type(tenant, row);
              return new Found(
                  new CustomerFile.Entry(
                      summary,
                      outcome(type, summary.outcome()),
                      facts(type, row.getString("fields")),
                      papers(row.getString("papers"))),
                  row.getInt("every"),
                  row.getInt("open_ones"));
            })
            .list();
    int every = found.isEmpty() ? 0 : found.getFirst().every();
    int open = found.isEmpty() ? 0 : found.getFirst().open();
    return Optional.of(
        new CustomerFile(customer, open, every - open, found.stream().map(Found::entry).toList()));
  }

  private static @Nullable LocalizedText outcome(WorkType type, @Nullable String key) {
    return type.outcomes().stream()
        .filter(one -> one.key().equals(key))
        .map(WorkType.Choice::name)
        .findFirst()
        .orElse(null);
  }

  private static List<CustomerFile.Fact> facts(WorkType type, String fields) {
    Map<String, String> values =
        JSON.readValue(fields, new TypeReference<Map<String, String>>() {});
    List<CustomerFile.Fact> facts = new ArrayList<>();
    for (WorkType.Field field : type.shown(values)) {
      String value = values.get(field.key());
      boolean amount = field.type() == WorkType.FieldType.AMOUNT;
      if (value != null && (amount || field.type() == WorkType.FieldType.DATE)) {
        facts.add(new CustomerFile.Fact(field.label(), amount, value));
      }
    }
    return facts;
  }

  private static List<CustomerFile.Paper> papers(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    return JSON.readValue(json, new TypeReference<List<Map<String, String>>>() {}).stream()
        .map(paper ->
            new CustomerFile.Paper(
                Long.parseLong(Objects.requireNonNull(paper.get("id"))),
                Objects.requireNonNull(paper.get("name"))))
        .toList();
  }
}
