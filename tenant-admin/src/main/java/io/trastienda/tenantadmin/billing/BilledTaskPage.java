package io.trastienda.tenantadmin.billing;

import java.util.List;

/// One page of the tasks on a line, by completion time.
///
/// @param tasks the rows
/// @param total how many tasks the line has
public record BilledTaskPage(List<BilledTask> tasks, long total) {

  /// Copies the list.
  public BilledTaskPage {
    tasks = List.copyOf(tasks);
  }
}
