package io.trastienda.ui.desk;

import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the queue with what its client's own record says of it.
///
/// @param item where the case stands with dispatch
/// @param summary what the case is about
/// @param client whose it is
/// @param mine whether the reader holds it
record QueueRow(QueueItem item, CaseSummary summary, ViewerClient client, boolean mine) {

  BulkRun.Picked key() {
    return new BulkRun.Picked(item.tenant(), item.id(), item.reference());
  }

  String path() {
    return DeskNavigation.caseOf(client.slug(), item.reference());
  }

  /// How much of the time to the limit is over, 0 without a limit, above 1 when late.
  double used(Instant now) {
    Instant due = item.dueAt();
    return due == null ? 0 : used(item.openedAt(), due, now);
  }

  private static double used(Instant opened, Instant due, Instant now) {
    long whole = Duration.between(opened, due).toSeconds();
    return whole <= 0 ? 1 : (double) Duration.between(opened, now).toSeconds() / whole;
  }

  @Nullable Instant due() {
    return item.dueAt();
  }
}
