package io.trastienda.ui.desk;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.DispatchDesk;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.ViewerClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Reads rows of the operator's queues and asks each client's own record for their titles.
@Component
class QueueReader {

  private final DispatchDesk dispatch;
  private final CaseDesk cases;
  private final Clients clients;

  QueueReader(DispatchDesk dispatch, CaseDesk cases, Clients clients) {
    this.dispatch = dispatch;
    this.cases = cases;
    this.clients = clients;
  }

  /// Gives the rows in the order of dispatch; a case that its client's record no longer shows is
  /// left out.
  List<QueueRow> rows(QueueFilter filter) {
    PersonId me = clients.viewer().person();
    List<QueueItem> items = dispatch.queue(filter);
    Map<TenantId, List<CaseId>> ids =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    QueueItem::tenant, Collectors.mapping(QueueItem::id, Collectors.toList())));
    Map<CaseId, CaseSummary> summaries = new HashMap<>();
    Map<TenantId, ViewerClient> names = new HashMap<>();
    ids.forEach((tenant, some) -> {
      names.put(tenant, clients.client(tenant));
      cases.summaries(tenant, some).forEach(one -> summaries.put(one.id(), one));
    });
    List<QueueRow> rows = new ArrayList<>(items.size());
    for (QueueItem item : items) {
      CaseSummary summary = summaries.get(item.id());
      ViewerClient client = names.get(item.tenant());
      if (summary != null && client != null) {
        rows.add(new QueueRow(item, summary, client, me.equals(item.holder())));
      }
    }
    return rows;
  }

  /// What the reader holds or has parked, most urgent first.
  List<QueueRow> mine() {
    return rows(
        new QueueFilter(
            Set.of(),
            Set.of(QueueItem.State.HELD, QueueItem.State.PARKED),
            null,
            null,
            false,
            true,
            null,
            0,
            QueueAddress.PAGE));
  }

  int count(QueueAddress address) {
    return dispatch.count(address.filter(clients::idOf));
  }
}
