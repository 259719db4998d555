package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.catalogue.CatalogueDesk;
import io.trastienda.platform.catalogue.Plan;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a client's own people see of their cases: the client's labels and agent codes; no internal
/// notes, no names of staff, no costs.
@Service
@Transactional(readOnly = true)
public class CasePortal {

  private final Cases cases;
  private final Timeline timeline;
  private final CaseLists lists;
  private final CatalogueDesk catalogue;
  private final Clock clock;

  CasePortal(
      Cases cases, Timeline timeline, CaseLists lists, CatalogueDesk catalogue, Clock clock) {
    this.cases = cases;
    this.timeline = timeline;
    this.lists = lists;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// Gives a case by our reference.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public CaseDetail get(TenantId tenant, String reference) {
    Case shown = cases.get(tenant, reference);
    Plan plan =
        ClientView.of(
            catalogue.plan(
                tenant,
                shown.workType(),
                shown.workTypeVersion(),
                shown.calendarVersion(),
                shown.serviceLevelVersion()),
            shown.fields());
    return ClientView.of(
        shown.detail(
            tenant,
            plan,
            clock.instant(),
            ClientView.of(timeline.steps(tenant, shown.id(), plan.workType()))));
  }

  /// Gives one page of cases.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public CasePage list(TenantId tenant, CaseQuery query) {
    return lists.page(tenant, query, false, ClientView::of);
  }

  /// Gives the rows of some cases, in the order of the numbers; unknown ones are left out.
  @Allowed({
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER,
    Role.CLIENT_APPROVER,
    Role.CLIENT_VIEWER
  })
  public List<CaseSummary> summaries(TenantId tenant, List<CaseId> ids) {
    return lists.summaries(tenant, ids, ClientView::of);
  }
}
