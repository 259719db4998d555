package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.List;
import org.springframework.stereotype.Service;

/// What a client's own people see of their cases: the client's labels and agent codes; no internal
/// notes, no names of staff, no costs.
@Service
public class CasePortal {

  CasePortal() {}

  /// Gives a case by our reference.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public CaseDetail get(TenantId tenant, String reference) {
    throw new UnsupportedOperationException();
  }

  /// Gives one page of cases.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public CasePage list(TenantId tenant, CaseQuery query) {
    throw new UnsupportedOperationException();
  }

  /// Gives the rows of some cases, in the order of the numbers; unknown ones are left out.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public List<CaseSummary> summaries(TenantId tenant, List<CaseId> ids) {
    throw new UnsupportedOperationException();
  }
}
