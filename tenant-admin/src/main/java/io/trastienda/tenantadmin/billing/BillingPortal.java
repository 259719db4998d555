package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a client's own people see of their months: no cost of the operator, no margin, no names.
@Service
public class BillingPortal {

  private final StatementBook book;

  BillingPortal(StatementBook book) {
    this.book = book;
  }

  /// Gives the months that have work, newest first.
  @Transactional(readOnly = true)
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public List<YearMonth> months(TenantId tenant) {
    return book.months(tenant);
  }

  /// Gives one month as far as it is done.
  @Transactional(readOnly = true)
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public Statement statement(TenantId tenant, YearMonth month) {
    return book.statement(tenant, month);
  }

  /// Gives one page of the tasks on a line.
  ///
  /// @throws NoSuchLine if the month has no such line
  @Transactional(readOnly = true)
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public BilledTaskPage tasks(
      TenantId tenant, YearMonth month, String line, int offset, int limit) {
    return book.tasks(tenant, month, line, offset, limit);
  }

  /// Gives the steps of one task's price.
  ///
  /// @throws NoSuchLine if the client has no such task, or its rate card no price for it
  @Transactional(readOnly = true)
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public PriceTrace explain(TenantId tenant, long task) {
    return book.explain(tenant, task);
  }
}
