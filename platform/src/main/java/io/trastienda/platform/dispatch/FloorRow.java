package io.trastienda.platform.dispatch;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The live state of one work type of one client in one queue.
///
/// @param tenant the client
/// @param workType key of the work type
/// @param queue key of the queue
/// @param waiting cases that wait, from 0
/// @param unassigned those of them that are kept for nobody
/// @param held cases that agents hold
/// @param parked cases set aside
/// @param overdue cases past due, parked ones whose clock runs on among them
/// @param dueSoon cases due within an hour, not past due: at risk
/// @param dueToday cases due before the client's day ends, those at risk among them
/// @param ages waiting cases younger than 4 h, 4 to 24 h, 1 to 3 days, older: four counts
/// @param returns when the first parked case comes back by itself, null if none has a time
/// @param oldest when the oldest waiting case was opened, null if none waits
public record FloorRow(
    TenantId tenant,
    String workType,
    String queue,
    int waiting,
    int unassigned,
    int held,
    int parked,
    int overdue,
    int dueSoon,
    int dueToday,
    List<Integer> ages,
    @Nullable Instant returns,
    @Nullable Instant oldest) {

  /// Copies the list.
  public FloorRow {
    ages = List.copyOf(ages);
  }
}
