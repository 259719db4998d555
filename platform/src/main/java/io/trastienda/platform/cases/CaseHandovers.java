package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases that go from one hand to another with a note, which the next hand reads first.
///
/// Note and hold change in one transaction; who may take it and has room is judged by dispatch.
@Service
@Transactional
public class CaseHandovers {

  private static final int MOST_NOTE = 1_000;

  private final CaseWork work;
  private final Cases cases;
  private final StaffNames staff;
  private final ObjectProvider<Hands> hands;
  private final JdbcClient jdbc;

  CaseHandovers(
      CaseWork work, Cases cases, StaffNames staff, ObjectProvider<Hands> hands, JdbcClient jdbc) {
    this.work = work;
    this.cases = cases;
    this.staff = staff;
    this.hands = hands;
    this.jdbc = jdbc;
  }

  /// The last time that a case was handed over.
  ///
  /// @param by name of who handed it over
  /// @param own whether that is the caller
  /// @param to for whom it is, null for whoever takes it
  /// @param note what the next hand should know
  /// @param at when
  public record Handover(String by, boolean own, @Nullable PersonId to, String note, Instant at) {}

  private record Row(
      int number, long from, @Nullable Long to, String note, Instant at, boolean undone) {}

  /// Hands the case that the caller holds to one person, or back to its queue.
  ///
  /// @param to for whom it is kept, null for the queue
  /// @param note what the next hand should know, 1 to 1,000 characters
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void handOver(TenantId tenant, CaseId id, long fence, @Nullable PersonId to, String note) {
    hand(tenant, id, fence, to, note);
  }

  /// Hands a case to one person, or back to its queue, whoever holds it.
  ///
  /// @param to for whom it is kept, null for the queue
  /// @param note what the next hand should know, 1 to 1,000 characters
  @Allowed(Role.COORDINATOR)
  public void handOver(TenantId tenant, CaseId id, @Nullable PersonId to, String note) {
    hand(tenant, id, null, to, note);
  }

  /// Takes back what the caller handed over last, as long as nobody took it. It is kept for the
  /// caller, who claims it again.
  ///
  /// @throws NoSuchCase if the caller was not the last to hand it over
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void takeBack(TenantId tenant, CaseId id) {
    Case moved = cases.lock(tenant, id);
    Row last =
        last(tenant, id)
            .filter(row -> !row.undone() && Objects.equals(row.from(), CaseWork.person()))
            .orElseThrow(() -> new NoSuchCase("handover of " + moved.reference()));
    hands.getObject().takeBack(tenant, id, last.to() == null ? null : new PersonId(last.to()));
    jdbc.sql(
            """
            update client.case_handover set undone_at = cast(:at as timestamptz)
            where tenant_id = :tenant and case_id = :case and number = :number
            """)
        .param("at", work.now().toString())
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("number", last.number())
        .update();
  }

  /// Gives the last time that a case was handed over and not taken back.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public Optional<Handover> latest(TenantId tenant, CaseId id) {
    return last(tenant, id)
        .filter(row -> !row.undone())
        .map(row ->
            new Handover(
                staff.names(Set.of(row.from())).getOrDefault(row.from(), ""),
                Objects.equals(row.from(), CaseWork.person()),
                row.to() == null ? null : new PersonId(row.to()),
                row.note(),
                row.at()));
  }

  private void hand(
      TenantId tenant, CaseId id, @Nullable Long fence, @Nullable PersonId to, String note) {
    if (note.isBlank() || note.length() > MOST_NOTE) {
      throw new InvalidCase(
          Phrase.of("note"),
          Phrase.of("1 to {most} characters", Map.of("most", MOST_NOTE)),
          Phrase.of("{count} characters", Map.of("count", note.length())));
    }
    Long giver = CaseWork.person();
    if (giver == null) {
      throw new InvalidCase(Phrase.of("who hands over"), Phrase.of("a person"), Phrase.of("none"));
    }
    work.lock(tenant, id, fence);
    hands.getObject().handOver(tenant, id, fence, to);
    jdbc.sql(
            """
            insert into client.case_handover(tenant_id, case_id, number, from_person, to_person, note, handed_at)
            select :tenant, :case, coalesce(max(number), 0) + 1, :from, cast(:to as bigint), :note,
              cast(:at as timestamptz)
            from client.case_handover where tenant_id = :tenant and case_id = :case
            """)
        .param("tenant", tenant.value())
        .param("case", id.value())
        .param("from", giver)
        .param("to", to == null ? null : to.value())
        .param("note", note.strip())
        .param("at", work.now().toString())
        .update();
  }

  private Optional<Row> last(TenantId tenant, CaseId id) {
    List<Row> rows =
        jdbc.sql(
                """
                select number, from_person, to_person, note, handed_at, undone_at is not null as undone
                from client.case_handover where tenant_id = :tenant and case_id = :case
                order by number desc limit 1
                """)
            .param("tenant", tenant.value())
            .param("case", id.value())
            .query((row, _) -> {
              long to = row.getLong("to_person");
              boolean queue = row.wasNull();
              return new Row(
                  row.getInt("number"),
                  row.getLong("from_person"),
                  queue ? null : Long.valueOf(to),
                  row.getString("note"),
                  Objects.requireNonNull(Cases.instant(row, "handed_at")),
                  row.getBoolean("undone"));
            })
            .list();
    return rows.stream().findFirst();
  }
}
