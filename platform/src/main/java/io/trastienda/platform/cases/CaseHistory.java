package io.trastienda.platform.cases;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Where a client's past becomes cases: the same rules, clock and facts as live work, one
/// transaction per case. Only jobs may call it.
@Service
public class CaseHistory {

  CaseHistory() {}

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
  public record Row(
      long row,
      Instant at,
      String state,
      int priority,
      @Nullable String queue,
      @Nullable String agent,
      @Nullable String outcome,
      String digest) {}

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
  /// @return one refusal per bad row, empty if all is well
  public List<RowRefused> check(TenantId tenant, PastCase past) {
    throw new UnsupportedOperationException();
  }

  /// Replays a case, or the rows of it that are not in yet, in one transaction.
  ///
  /// @throws RowRefused at the first row that breaks a rule: wrong move, changed earlier row; then
  ///   nothing of the case is written
  public Replayed replay(TenantId tenant, PastCase past) {
    throw new UnsupportedOperationException();
  }
}
