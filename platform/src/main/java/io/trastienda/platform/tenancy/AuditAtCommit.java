package io.trastienda.platform.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/// Writes the audit row of work that changes something inside that work's transaction, just before
/// its commit and with everything else that waited for it: then neither is there without the other,
/// and one commit makes both durable.
@Component
class AuditAtCommit implements TransactionExecutionListener {

  static final ScopedValue<Pending> PENDING = ScopedValue.newInstance();

  private final LastWrites last;

  AuditAtCommit(LastWrites last) {
    this.last = last;
  }

  /// The row of one call, and the first transaction that began under it.
  static final class Pending {

    private final Runnable row;
    private @Nullable TransactionExecution work;
    private boolean written;

    Pending(Runnable row) {
      this.row = row;
    }

    boolean written() {
      return written;
    }
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure == null && PENDING.isBound() && PENDING.get().work == null) {
      PENDING.get().work = transaction;
    }
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    if (PENDING.isBound() && transaction.equals(PENDING.get().work) && !transaction.isReadOnly()) {
      PENDING.get().row.run();
      PENDING.get().written = true;
    }
    last.write();
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure != null) {
      afterRollback(transaction, null);
    }
  }

  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    if (PENDING.isBound() && transaction.equals(PENDING.get().work)) {
      PENDING.get().written = false;
    }
  }
}
