package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `client.case_relation`. Always inside the caller's transaction.
@Component
class Relations {

  private static final String OF =
      """
      select r.id, r.kind, r.from_case, r.to_case, r.made_at, r.made_by, other.unbilled is not null as unbilled
      from client.case_relation r join client.work_case other
        on other.tenant_id = r.tenant_id and other.id = case when r.from_case = :case then r.to_case else r.from_case end
      where r.tenant_id = :tenant and (r.from_case = :case or r.to_case = :case) and r.ended_at is null
      order by r.kind, r.id
      """;

  /// Whether one can be reached from the other along relations of one kind.
  private static final String LEADS =
      """
      with recursive chain(id) as (
        select cast(:from as bigint)
        union
        select r.to_case from chain join client.case_relation r
          on r.tenant_id = :tenant and r.from_case = chain.id and r.kind = :kind and r.ended_at is null
      )
      select exists (select from chain where id = :to)
      """;

  private final CaseLists lists;
  private final StaffNames staff;
  private final JdbcClient jdbc;

  Relations(CaseLists lists, StaffNames staff, JdbcClient jdbc) {
    this.lists = lists;
    this.staff = staff;
    this.jdbc = jdbc;
  }

  private record Row(
      long number,
      Relation kind,
      long from,
      long to,
      Instant madeAt,
      @Nullable Long by,
      boolean unbilled) {}

  /// Keeps a relation between two cases that are locked.
  ///
  /// @return its number
  /// @throws RelationRefused if they have it already, or it would contradict another
  long add(TenantId tenant, Case from, Relation kind, Case to, Instant at) {
    if (from.id().equals(to.id())) {
      throw refused(from, to, Phrase.of("must be two"));
    }
    if (kind == Relation.PARENT_OF && hasParent(tenant, to.id())) {
      throw refused(from, to, Phrase.of("cannot be parent and part: a case is part of one only"));
    }
    if (kind.ordered() && leads(tenant, to.id(), kind, from.id())) {
      throw refused(from, to, Phrase.of("stand the other way round already"));
    }
    boolean turned = kind == Relation.RELATES_TO && from.id().value() > to.id().value();
    try {
      return jdbc.sql(
              """
              insert into client.case_relation(tenant_id, kind, from_case, to_case, made_by, made_at)
              values (:tenant, :kind, :from, :to, :person, cast(:at as timestamptz))
              on conflict (tenant_id, from_case, to_case, kind) where ended_at is null do nothing
              returning id
              """)
          .param("tenant", tenant.value())
          .param("kind", kind.name())
          .param("from", (turned ? to : from).id().value())
          .param("to", (turned ? from : to).id().value())
          .param("person", CaseWork.person())
          .param("at", at.toString())
          .query(Long.class)
          .optional()
          .orElseThrow(() -> refused(from, to, Phrase.of("have this relation already")));
    } catch (DuplicateKeyException _) {
      throw refused(from, to, Phrase.of("cannot be parent and part: a case is part of one only"));
    }
  }

  private static RelationRefused refused(Case from, Case to, Phrase rule) {
    return new RelationRefused(from.reference(), to.reference(), rule);
  }

  private boolean hasParent(TenantId tenant, CaseId child) {
    return jdbc.sql(
            """
            select exists (select from client.case_relation
              where tenant_id = :tenant and to_case = :case and kind = 'PARENT_OF' and ended_at is null)
            """)
        .param("tenant", tenant.value())
        .param("case", child.value())
        .query(Boolean.class)
        .single();
  }

  private boolean leads(TenantId tenant, CaseId from, Relation kind, CaseId to) {
    return jdbc.sql(LEADS)
        .param("tenant", tenant.value())
        .param("kind", kind.name())
        .param("from", from.value())
        .param("to", to.value())
        .query(Boolean.class)
        .single();
  }

  /// Ends a relation of a case; one that merging made stays.
  ///
  /// @return whether the case had it
  boolean end(TenantId tenant, CaseId id, long number, Instant at) {
    return jdbc.sql(
                """
                update client.case_relation set ended_by = :person, ended_at = cast(:at as timestamptz)
                where tenant_id = :tenant and id = :number and (from_case = :case or to_case = :case)
                  and ended_at is null and kind <> 'MERGED_INTO'
                """)
            .param("tenant", tenant.value())
            .param("number", number)
            .param("case", id.value())
            .param("person", CaseWork.person())
            .param("at", at.toString())
            .update()
        == 1;
  }

  /// Gives what a case has to do with, by kind.
  List<RelatedCase> of(TenantId tenant, CaseId id) {
    List<Row> rows =
        jdbc.sql(OF)
            .param("tenant", tenant.value())
            .param("case", id.value())
            .query((row, _) -> {
              long by = row.getLong("made_by");
              boolean nobody = row.wasNull();
              return new Row(
                  row.getLong("id"),
                  Relation.valueOf(row.getString("kind")),
                  row.getLong("from_case"),
                  row.getLong("to_case"),
                  Objects.requireNonNull(Cases.instant(row, "made_at")),
                  nobody ? null : Long.valueOf(by),
                  row.getBoolean("unbilled"));
            })
            .list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Set<Long> people = new HashSet<>();
    rows.stream().map(Row::by).filter(Objects::nonNull).forEach(people::add);
    Map<Long, String> names = staff.names(people);
    List<CaseSummary> others =
        lists.summaries(
            tenant,
            rows.stream().map(row -> new CaseId(other(row, id))).distinct().toList(),
            UnaryOperator.identity());
    return rows.stream()
        .flatMap(row ->
            others.stream()
                .filter(other -> other.id().value() == other(row, id))
                .map(other ->
                    new RelatedCase(
                        row.number(),
                        row.kind(),
                        row.from() == id.value(),
                        other,
                        row.unbilled(),
                        row.madeAt(),
                        row.by() == null ? null : names.get(row.by()))))
        .toList();
  }

  private static long other(Row row, CaseId id) {
    return row.from() == id.value() ? row.to() : row.from();
  }
}
