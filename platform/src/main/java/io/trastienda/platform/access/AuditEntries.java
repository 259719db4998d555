package io.trastienda.platform.access;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.AuditTrail;
import io.trastienda.platform.tenancy.Call;
import io.trastienda.platform.tenancy.LastWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The rows of `operator.audit_entry`, of which the application can only write new ones. A row of
/// work that was done stands in the work's transaction; every other has one of its own, so that it
/// stays when the work it tells of is rolled back.
@Component
class AuditEntries implements AuditTrail {

  private static final String INSERT =
      """
      insert into operator.audit_entry(tenant_id, actor, correlation, operation, outcome, detail)
      select ?::integer, ?, ?, ?, ?, ?::text
      """;
  private static final String WITHOUT_WAITING =
      INSERT + " from set_config('synchronous_commit', 'off', true)";

  private final LastWrites last;
  private final TransactionTemplate own;

  AuditEntries(LastWrites last, PlatformTransactionManager transactions) {
    this.last = last;
    this.own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void record(
      Call call, String operation, Outcome outcome, @Nullable String detail, boolean read) {
    // A successful read may wait for the next flush of the log, at most about half a second.
    String insert = read && outcome == Outcome.DONE ? WITHOUT_WAITING : INSERT;
    own.executeWithoutResult(_ -> insert(insert, call, operation, outcome, detail));
  }

  @Override
  public void recordWithin(Call call, String operation) {
    insert(INSERT, call, operation, Outcome.DONE, null);
  }

  private void insert(
      String sql, Call call, String operation, Outcome outcome, @Nullable String detail) {
    last.add(
        sql,
        call.tenantIfAny().map(TenantId::value).orElse(null),
        call.actor().label(),
        call.correlation(),
        operation,
        outcome.name(),
        detail);
  }
}
