package io.trastienda.platform.dispatch;

import io.trastienda.platform.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rows of the queues, and in which order.
///
/// @param tenants only these of the caller's clients; empty for all of them
/// @param states only these; empty for all
/// @param workType only this key, null for all
/// @param priority only this, null for all
/// @param overdue only those past due
/// @param dueSoon only those due within the next hour
/// @param mine only those that the caller holds or has parked
/// @param reference only references beginning with it, null for all
/// @param sort in which order
/// @param offset how many rows to leave out
/// @param limit how many rows, 1 to 200
public record QueueFilter(
    Set<TenantId> tenants,
    Set<QueueItem.State> states,
    @Nullable String workType,
    @Nullable Integer priority,
    boolean overdue,
    boolean dueSoon,
    boolean mine,
    @Nullable String reference,
    Sort sort,
    int offset,
    int limit) {

  /// In which order rows are given; equal ones by age.
  public enum Sort {
    /// What is due first comes first: the least of its time is left.
    LEVEL,
    /// What was opened first.
    AGE,
    /// What was opened last.
    NEWEST,
    /// The highest priority first, then what is due first.
    PRIORITY
  }

  /// Rows in the usual order: what is due first comes first.
  public QueueFilter(
      Set<TenantId> tenants,
      Set<QueueItem.State> states,
      @Nullable String workType,
      @Nullable Integer priority,
      boolean overdue,
      boolean mine,
      @Nullable String reference,
      int offset,
      int limit) {
    this(
        tenants,
        states,
        workType,
        priority,
        overdue,
        false,
        mine,
        reference,
        Sort.LEVEL,
        offset,
        limit);
  }

  /// Copies the sets and refuses pages that nobody could show.
  public QueueFilter {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must be 0 or more, but is " + offset);
    }
    if (limit < 1 || limit > 200) {
      throw new IllegalArgumentException("limit must be 1 to 200, but is " + limit);
    }
    tenants = Set.copyOf(tenants);
    states = Set.copyOf(states);
  }

  /// Everything that waits, first page.
  public static QueueFilter waiting(int limit) {
    return new QueueFilter(
        Set.of(), Set.of(QueueItem.State.WAITING), null, null, false, false, null, 0, limit);
  }
}
