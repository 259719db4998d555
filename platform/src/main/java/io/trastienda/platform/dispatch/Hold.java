package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// A hold that has just ended.
///
/// @param tenant the client
/// @param id the case
/// @param holder whose it was
/// @param claimedAt when it began, by the clock of its call
/// @param lease how long it would have lasted from there without further renewal
/// @param over whether that time had passed
record Hold(
    TenantId tenant, CaseId id, PersonId holder, Instant claimedAt, Duration lease, boolean over) {

  /// What a statement must return for {@link #of(ResultSet)}.
  static final String COLUMNS =
      """
       old.tenant_id, old.case_id, old.holder as old_holder, old.claimed_at as old_claimed_at,
       old.leased_at as old_leased_at, old.lease_until as old_lease_until,
       coalesce(old.lease_until < now(), false) as old_over
      """;

  /// Reads the hold that a changed row had before, empty if it had none.
  static Optional<Hold> of(ResultSet row) throws SQLException {
    long holder = row.getLong("old_holder");
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new Hold(
            new TenantId(row.getInt("tenant_id")),
            new CaseId(row.getLong("case_id")),
            new PersonId(holder),
            instant(row, "old_claimed_at"),
            Duration.between(instant(row, "old_leased_at"), instant(row, "old_lease_until")),
            row.getBoolean("old_over")));
  }

  /// Gives when the agent's time on the case ended: now, or with the lease if nobody renewed it.
  /// Never before it began, even if the clock of the call was moved back.
  Instant end(Instant now) {
    if (over) {
      return claimedAt.plus(lease);
    }
    return now.isBefore(claimedAt) ? claimedAt : now;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
