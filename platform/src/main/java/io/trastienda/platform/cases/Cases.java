package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.catalogue.CaseClock;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.Together;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The rows of cases with their clocks. Always inside the caller's transaction.
@Component
class Cases {

  private final EntityManager entities;
  private final JdbcTemplate jdbc;

  Cases(EntityManager entities, JdbcTemplate jdbc) {
    this.entities = entities;
    this.jdbc = jdbc;
  }

  /// Gives a case of the running call's client.
  ///
  /// @throws NoSuchCase if it has none of this number, whoever else may have
  Case get(TenantId tenant, CaseId id) {
    Case found = entities.find(Case.class, id.value());
    if (found == null) {
      throw new NoSuchCase(id.toString());
    }
    return wound(tenant, found);
  }

  /// Gives a case and keeps everybody else from changing it until the transaction ends.
  ///
  /// @throws NoSuchCase if the client has none of this number
  Case lock(TenantId tenant, CaseId id) {
    Case found = entities.find(Case.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (found == null) {
      throw new NoSuchCase(id.toString());
    }
    return wound(tenant, found);
  }

  /// Gives a case by our reference.
  ///
  /// @throws NoSuchCase if the client has none
  Case get(TenantId tenant, String reference) {
    return by(tenant, "reference", reference).orElseThrow(() -> new NoSuchCase(reference));
  }

  Optional<Case> byClientReference(TenantId tenant, String reference) {
    return by(tenant, "clientReference", reference);
  }

  boolean hasClientReference(String reference) {
    return found("clientReference", reference).isPresent();
  }

  void add(Case fresh) {
    entities.persist(fresh);
  }

  /// Writes what changed, so that a loser of a race hears it here and not at the commit.
  ///
  /// @throws CaseChanged if somebody else changed the case in between
  /// @throws ReferenceTaken if somebody else took the client's reference in between
  void flush(Case changed, @Nullable String clientReference) {
    try {
      entities.flush();
    } catch (OptimisticLockException _) {
      throw new CaseChanged(changed.reference());
    } catch (ConstraintViolationException violation) {
      if (clientReference != null
          && "work_case_client_reference".equals(violation.getConstraintName())) {
        throw new ReferenceTaken(clientReference);
      }
      throw violation;
    }
  }

  /// Adds what writes the halts that a case's clock did not have before.
  static void keepClock(Together writes, TenantId tenant, Case wound, List<CaseClock.Halt> before) {
    List<CaseClock.Halt> after = wound.clock().halts();
    int same = 0;
    while (same < Math.min(before.size(), after.size())
        && before.get(same).equals(after.get(same))) {
      same++;
    }
    if (same == after.size()) {
      return;
    }
    List<CaseClock.Halt> changed = after.subList(same, after.size());
    writes.add(
        """
        insert into client.pause(tenant_id, case_id, number, began_at, ended_at, reason)
        select ?, ?, ? + place, began_at, ended_at, reason
        from unnest(?, ?, ?) with ordinality as halt(began_at, ended_at, reason, place)
        on conflict (tenant_id, case_id, number) do update set ended_at = excluded.ended_at
        """,
        tenant.value(),
        wound.id().value(),
        same,
        column("timestamptz", changed, CaseClock.Halt::from),
        column("timestamptz", changed, CaseClock.Halt::to),
        column("text", changed, CaseClock.Halt::reason));
  }

  /// Keeps the words by which a case is found: all for staff, those of fields that the client sees
  /// for the client's people.
  void keepWords(TenantId tenant, Case worded, WorkType type) {
    jdbc.update(
        """
        insert into client.case_search as known (tenant_id, case_id, words, client_words)
        values (?, ?, client.case_words(?, ?, ?), client.case_words(?, ?, ?))
        on conflict (tenant_id, case_id) do update
          set words = excluded.words, client_words = excluded.client_words
          where known.words <> excluded.words or known.client_words <> excluded.client_words
        """,
        statement -> {
          Array numbers =
              statement
                  .getConnection()
                  .createArrayOf("text", worded.numbers().toArray(String[]::new));
          statement.setInt(1, tenant.value());
          statement.setLong(2, worded.id().value());
          statement.setInt(3, tenant.value());
          statement.setArray(4, numbers);
          statement.setString(5, worded.words(type, false));
          statement.setInt(6, tenant.value());
          statement.setArray(7, numbers);
          statement.setString(8, worded.words(type, true));
        });
  }

  static <T> Together.Column column(
      String type, List<T> rows, Function<? super T, ? extends @Nullable Object> value) {
    List<@Nullable Object> elements = new ArrayList<>(rows.size());
    rows.forEach(row -> elements.add(value.apply(row)));
    return new Together.Column(type, elements);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private Optional<Case> by(TenantId tenant, String field, String value) {
    return found(field, value).map(found -> wound(tenant, found));
  }

  private Optional<Case> found(String field, String value) {
    return entities
        .createQuery("select c from WorkCase c where c." + field + " = :value", Case.class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }

  private Case wound(TenantId tenant, Case found) {
    List<CaseClock.Halt> halts =
        jdbc.query(
            """
            select began_at, ended_at, reason from client.pause
            where tenant_id = ? and case_id = ? order by number
            """,
            (row, _) -> {
              Instant from = instant(row, "began_at");
              if (from == null) {
                throw new IllegalStateException("a halt has no beginning");
              }
              return new CaseClock.Halt(from, instant(row, "ended_at"), row.getString("reason"));
            },
            tenant.value(),
            found.id().value());
    found.wind(new CaseClock(found.openedAt(), found.countsFrom(), halts));
    return found;
  }
}
