package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where staff read what a client's months cost, down to one task.
@Service
public class Statements {

  Statements() {}

  /// Gives the months that have work, newest first.
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public List<YearMonth> months(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  /// Gives one month as far as it is done.
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public Statement statement(TenantId tenant, YearMonth month) {
    throw new UnsupportedOperationException();
  }

  /// Gives one page of the tasks on a line.
  ///
  /// @throws NoSuchLine if the month has no such line
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public BilledTaskPage tasks(
      TenantId tenant, YearMonth month, String line, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Gives the steps of one task's price.
  ///
  /// @throws NoSuchLine if the client has no such task
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public PriceTrace explain(TenantId tenant, long task) {
    throw new UnsupportedOperationException();
  }
}
