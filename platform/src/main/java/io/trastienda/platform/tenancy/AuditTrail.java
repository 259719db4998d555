package io.trastienda.platform.tenancy;

import org.jspecify.annotations.Nullable;

/// Where the boundary writes one row for each call that enters it; room `access` keeps it.
public interface AuditTrail {

  /// How a call ended.
  enum Outcome {
    /// It returned.
    DONE,
    /// A rule forbade it; the detail is the refusal's key.
    REFUSED,
    /// A defect; the detail is the exception's type.
    FAILED
  }

  /// Writes one row that stays whatever becomes of the work it tells of. It is durable before this
  /// returns, but for reads that went well. A row that cannot be written fails the call.
  ///
  /// @param call the call that ended
  /// @param operation `CaseDesk.complete`
  /// @param outcome how it ended
  /// @param detail why it was refused or failed, null if done
  /// @param read whether the operation changes nothing
  void record(Call call, String operation, Outcome outcome, @Nullable String detail, boolean read);

  /// Writes the row of a call that is about to commit, in its transaction: it stays if the work
  /// stays.
  ///
  /// @param call the call
  /// @param operation `CaseDesk.complete`
  void recordWithin(Call call, String operation);
}
