package io.trastienda.ui.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.trastienda.platform.dispatch.QueueItem;
import java.util.Optional;
import java.util.Set;

/// Where the screens of the desk are.
public final class DeskNavigation {

  private DeskNavigation() {}

  /// The page with one's own work.
  ///
  /// @return a path without a leading slash
  public static String today() {
    return "work?today";
  }

  /// Everything that waits, over all of one's clients.
  ///
  /// @return a path without a leading slash
  public static String waiting() {
    return QueueAddress.EVERYTHING.in(Set.of(QueueItem.State.WAITING)).path();
  }

  /// What is past its limit, over all of one's clients.
  ///
  /// @return a path without a leading slash
  public static String overdue() {
    return QueueAddress.EVERYTHING.late(true).path();
  }

  /// What stands in one state, over all of one's clients.
  ///
  /// @param state where the cases stand with dispatch
  /// @return a path without a leading slash
  public static String in(QueueItem.State state) {
    return QueueAddress.EVERYTHING.in(Set.of(state)).path();
  }

  /// The queue of one work type of one client.
  ///
  /// @param client the client's slug
  /// @param workType key of the work type
  /// @return a path without a leading slash
  public static String queue(String client, String workType) {
    return QueueAddress.EVERYTHING.of(Set.of(client)).about(Optional.of(workType)).path();
  }

  /// The page of a case.
  ///
  /// @param client the client's slug
  /// @param reference our reference
  /// @return a path without a leading slash
  public static String caseOf(String client, String reference) {
    return "work/" + client + "/" + reference;
  }

  /// Opens a path that may carry a query.
  static void go(UI ui, String path) {
    String[] parts = path.split("\\?", 2);
    ui.navigate(
        parts[0],
        parts.length == 2 ? QueryParameters.fromString(parts[1]) : QueryParameters.empty());
  }
}
