package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;

/// What a client's own people see of their months: no cost of the operator, no margin, no names.
@Service
public class BillingPortal {

  BillingPortal() {}

  /// Gives the months that have work, newest first.
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public List<YearMonth> months(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  /// Gives one month as far as it is done.
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public Statement statement(TenantId tenant, YearMonth month) {
    throw new UnsupportedOperationException();
  }

  /// Gives one page of the tasks on a line.
  ///
  /// @throws NoSuchLine if the month has no such line
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public BilledTaskPage tasks(
      TenantId tenant, YearMonth month, String line, int offset, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Gives the steps of one task's price.
  ///
  /// @throws NoSuchLine if the client has no such task
  @Allowed({Role.CLIENT_ADMINISTRATOR, Role.CLIENT_APPROVER, Role.CLIENT_VIEWER})
  public PriceTrace explain(TenantId tenant, long task) {
    throw new UnsupportedOperationException();
  }
}
