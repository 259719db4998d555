package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.events.LiveHints;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What cases of one client have to do with each other: linked, taken apart, and merged into one.
///
/// The holder of a case changes its relations under the fence of the hold; a coordinator does
/// without. The other case is only named: neither its version nor its hold changes.
@Service
@Transactional
public class CaseRelations {

  /// How the reason of a merged case begins; our reference of the survivor follows.
  public static final String MERGED = "merged";

  private static final int MOST_LIKELY = 5;
  private static final int LIKELY_DAYS = 30;

  private final CaseWork work;
  private final Cases cases;
  private final Relations relations;
  private final Timeline timeline;
  private final CaseDocuments documents;
  private final CaseLists lists;
  private final StaffNames staff;
  private final LiveHints hints;
  private final JdbcClient jdbc;

  CaseRelations(
      CaseWork work,
      Cases cases,
      Relations relations,
      Timeline timeline,
      CaseDocuments documents,
      CaseLists lists,
      StaffNames staff,
      LiveHints hints,
      JdbcClient jdbc) {
    this.work = work;
    this.cases = cases;
    this.relations = relations;
    this.timeline = timeline;
    this.documents = documents;
    this.lists = lists;
    this.staff = staff;
    this.hints = hints;
    this.jdbc = jdbc;
  }

  /// A case that ended in another one, with everything that was known of it.
  ///
  /// @param summary the case
  /// @param timeline its steps and notes, oldest first
  /// @param documents its documents, oldest first
  public record Absorbed(
      CaseSummary summary, List<TimelineEntry> timeline, List<CaseDocuments.Document> documents) {

    /// Copies the lists.
    public Absorbed {
      timeline = List.copyOf(timeline);
      documents = List.copyOf(documents);
    }
  }

  /// Says what the case that the caller holds is to another one.
  ///
  /// @param relation any but {@link Relation#MERGED_INTO}
  /// @param outgoing whether it is said of the case; else of the other one
  /// @param other our reference of the other case
  /// @return the relation's number, from 1
  /// @throws NoSuchCase if the client has no other case of this reference
  /// @throws RelationRefused if they have this relation, or it contradicts another
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public long link(
      TenantId tenant, CaseId id, long fence, Relation relation, boolean outgoing, String other) {
    return linked(tenant, id, fence, relation, outgoing, other);
  }

  /// Says what a case is to another one, whoever holds it.
  ///
  /// @param relation any but {@link Relation#MERGED_INTO}
  /// @param outgoing whether it is said of the case; else of the other one
  /// @param other our reference of the other case
  /// @return the relation's number, from 1
  /// @throws NoSuchCase if the client has no other case of this reference
  /// @throws RelationRefused if they have this relation, or it contradicts another
  @Allowed(Role.COORDINATOR)
  public long link(TenantId tenant, CaseId id, Relation relation, boolean outgoing, String other) {
    return linked(tenant, id, null, relation, outgoing, other);
  }

  /// Ends a relation of the case that the caller holds; it stays in the history of both.
  ///
  /// @param number the relation's number
  /// @throws NoSuchCase if the case has no such relation that could end
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void unlink(TenantId tenant, CaseId id, long fence, long number) {
    unlinked(tenant, id, fence, number);
  }

  /// Ends a relation of a case, whoever holds it; it stays in the history of both.
  ///
  /// @param number the relation's number
  /// @throws NoSuchCase if the case has no such relation that could end
  @Allowed(Role.COORDINATOR)
  public void unlink(TenantId tenant, CaseId id, long number) {
    unlinked(tenant, id, null, number);
  }

  /// Gives what a case has to do with, by kind.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public List<RelatedCase> of(TenantId tenant, CaseId id) {
    return relations.of(tenant, cases.get(tenant, id).id());
  }

  /// Gives at most {@value #MOST_LIKELY} cases that may ask for the same: of the same customer and
  /// work type, opened within {@value #LIKELY_DAYS} days of each other, or with the client's
  /// reference but for case, spaces and signs. A hint; those already related are left out.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public List<CaseSummary> likely(TenantId tenant, CaseId id) {
    List<CaseId> found =
        jdbc.sql(
                """
                with this as (
                  select id, work_type, customer_key, client_reference_key, opened_at from client.work_case
                  where tenant_id = :tenant and id = :case
                ), alike as (
                  select other.id, other.opened_at from this join client.work_case other
                    on other.tenant_id = :tenant and other.customer_key = this.customer_key
                    and other.opened_at between this.opened_at - make_interval(days => :days)
                      and this.opened_at + make_interval(days => :days)
                  where other.work_type = this.work_type and other.id <> this.id and other.merged_into is null
                  union
                  select other.id, other.opened_at from this join client.work_case other
                    on other.tenant_id = :tenant and other.client_reference_key = this.client_reference_key
                  where this.client_reference_key <> '' and other.id <> this.id and other.merged_into is null
                )
                select id from alike
                where not exists (select from client.case_relation r
                  where r.tenant_id = :tenant and r.ended_at is null
                    and ((r.from_case = :case and r.to_case = alike.id)
                      or (r.to_case = :case and r.from_case = alike.id)))
                order by opened_at desc, id desc limit :most
                """)
            .param("tenant", tenant.value())
            .param("case", id.value())
            .param("days", LIKELY_DAYS)
            .param("most", MOST_LIKELY)
            .query((row, _) -> new CaseId(row.getLong(1)))
            .list();
    return lists.summaries(tenant, found, UnaryOperator.identity());
  }

  /// Ends the case that the caller holds because another one asks for the same: closed and not
  /// completed, so that it is neither counted as done nor billed. Its clock stops, and it cannot be
  /// reopened. What is known of it can be read from the other one.
  ///
  /// @param survivor our reference of the case that goes on
  /// @throws RelationRefused if the survivor is the same, closed or merged itself
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void merge(TenantId tenant, CaseId id, long fence, String survivor) {
    merged(tenant, id, fence, survivor);
  }

  /// Ends a case because another one asks for the same, whoever holds it.
  ///
  /// @param survivor our reference of the case that goes on
  /// @throws RelationRefused if the survivor is the same, closed or merged itself
  @Allowed(Role.COORDINATOR)
  public void merge(TenantId tenant, CaseId id, String survivor) {
    merged(tenant, id, null, survivor);
  }

  /// Gives the cases that ended in this one, with their histories and documents.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  @Transactional(readOnly = true)
  public List<Absorbed> absorbed(TenantId tenant, CaseId survivor) {
    List<CaseId> ids =
        jdbc.sql(
                """
                select id from client.work_case where tenant_id = :tenant and merged_into = :case
                order by closed_at, id
                """)
            .param("tenant", tenant.value())
            .param("case", survivor.value())
            .query((row, _) -> new CaseId(row.getLong(1)))
            .list();
    return ids.stream()
        .map(id -> {
          Case one = cases.get(tenant, id);
          var type = work.plan(tenant, one).workType();
          return new Absorbed(
              one.summary(tenant, type),
              timeline.told(tenant, id, type, staff),
              documents.list(tenant, id));
        })
        .toList();
  }

  private long linked(
      TenantId tenant,
      CaseId id,
      @Nullable Long fence,
      Relation relation,
      boolean outgoing,
      String other) {
    if (relation == Relation.MERGED_INTO) {
      throw new InvalidCase(
          Phrase.of("relation"), Phrase.of("one that can be taken back"), relation.name());
    }
    Pair pair = lock(tenant, id, fence, other);
    long number =
        relations.add(
            tenant,
            outgoing ? pair.one() : pair.other(),
            relation,
            outgoing ? pair.other() : pair.one(),
            work.now());
    hints.tell(List.of(tenant));
    return number;
  }

  private void unlinked(TenantId tenant, CaseId id, @Nullable Long fence, long number) {
    work.lock(tenant, id, fence);
    if (!relations.end(tenant, id, number, work.now())) {
      throw new NoSuchCase("relation " + number);
    }
    hints.tell(List.of(tenant));
  }

  private void merged(TenantId tenant, CaseId id, @Nullable Long fence, String reference) {
    Pair pair = lock(tenant, id, fence, reference);
    Case ending = pair.one();
    Case survivor = pair.other();
    if (ending.id().equals(survivor.id())) {
      throw new RelationRefused(ending.reference(), survivor.reference(), Phrase.of("must be two"));
    }
    if (!survivor.isOpen()) {
      throw new RelationRefused(
          ending.reference(),
          survivor.reference(),
          Phrase.of("cannot be merged, as the second one is closed"));
    }
    work.change(
        tenant,
        ending,
        work.act(tenant, work.plan(tenant, ending)),
        (moved, act) -> Optional.of(moved.merge(act, survivor.reference(), survivor.id())));
    relations.add(tenant, ending, Relation.MERGED_INTO, survivor, work.now());
  }

  private record Pair(Case one, Case other) {}

  /// Locks both rows, the one with the lower number first, so that two changes that meet wait for
  /// each other; then the hold.
  private Pair lock(TenantId tenant, CaseId id, @Nullable Long fence, String reference) {
    CaseId other = cases.get(tenant, reference.strip()).id();
    if (other.value() < id.value()) {
      cases.lock(tenant, other);
    }
    cases.lock(tenant, id);
    Case second = cases.lock(tenant, other);
    return new Pair(work.lock(tenant, id, fence), second);
  }
}
