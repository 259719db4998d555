package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where staff read what a client's months cost, down to one task.
@Service
public class Statements {

  private final StatementBook book;

  Statements(StatementBook book) {
    this.book = book;
  }

  /// Gives the months that have work, newest first.
  @Transactional(readOnly = true)
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public List<YearMonth> months(TenantId tenant) {
    return book.months(tenant);
  }

  /// Gives one month as far as it is done.
  @Transactional(readOnly = true)
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public Statement statement(TenantId tenant, YearMonth month) {
    return book.statement(tenant, month);
  }

  /// Gives one page of the tasks on a line.
  ///
  /// @throws NoSuchLine if the month has no such line
  @Transactional(readOnly = true)
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public BilledTaskPage tasks(
      TenantId tenant, YearMonth month, String line, int offset, int limit) {
    return book.tasks(tenant, month, line, offset, limit);
  }

  /// Gives the steps of one task's price.
  ///
  /// @throws NoSuchLine if the client has no such task, or its rate card no price for it
  @Transactional(readOnly = true)
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public PriceTrace explain(TenantId tenant, long task) {
    return book.explain(tenant, task);
  }
}
