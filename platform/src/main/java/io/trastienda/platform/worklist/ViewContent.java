package io.trastienda.platform.worklist;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.QueueFilter;
import io.trastienda.platform.dispatch.QueueItem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a saved view shows. It holds keys, numbers and codes only: words that were searched for are
/// a customer's more often than not, and views belong to the operator.
///
/// @param clients only these of the reader's clients; empty for all of them
/// @param states where cases stand with dispatch; empty for all
/// @param workType only this key, null for all
/// @param priority only this, 1 to 4, null for all
/// @param overdue only what is past its limit
/// @param dueSoon only what is due within the next hour
/// @param mine only what the reader holds or has parked
/// @param sort in which order
/// @param columns what is shown of each case, in this order
public record ViewContent(
    Set<TenantId> clients,
    Set<QueueItem.State> states,
    @Nullable String workType,
    @Nullable Integer priority,
    boolean overdue,
    boolean dueSoon,
    boolean mine,
    QueueFilter.Sort sort,
    List<ViewColumn> columns) {

  /// Copies the collections.
  public ViewContent {
    clients = Set.copyOf(clients);
    states = Set.copyOf(states);
    columns = List.copyOf(columns);
  }

  /// The same for other clients.
  ///
  /// @param wanted the clients, empty for all of the reader's
  /// @return a new content
  public ViewContent of(Set<TenantId> wanted) {
    return new ViewContent(
        wanted, states, workType, priority, overdue, dueSoon, mine, sort, columns);
  }
}
