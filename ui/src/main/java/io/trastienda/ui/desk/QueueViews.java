package io.trastienda.ui.desk;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.dispatch.QueueItem;
import io.trastienda.platform.worklist.SavedView;
import io.trastienda.platform.worklist.ViewDesk;
import io.trastienda.ui.shell.QuickViews;
import io.trastienda.ui.shell.Viewer;
import io.trastienda.ui.shell.ViewerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The views of the queues that somebody has: those that everybody of a role has, then the saved
/// ones.
@Component
class QueueViews implements QuickViews {

  private static final int QUICK = 9;

  private final ViewDesk views;
  private final Clients clients;

  QueueViews(ViewDesk views, Clients clients) {
    this.views = views;
    this.clients = clients;
  }

  /// A view that everybody has.
  enum BuiltIn {
    MINE("desk.view.mine"),
    UNASSIGNED("desk.view.unassigned"),
    SOON("desk.view.soon"),
    OVERDUE("desk.view.overdue"),
    PARKED("desk.view.parked"),
    CHECKS("desk.view.checks"),
    EVERYTHING("desk.view.everything");

    private final String key;

    BuiltIn(String key) {
      this.key = key;
    }

    QueueAddress address() {
      QueueAddress all = QueueAddress.EVERYTHING;
      return switch (this) {
        case MINE -> all.own(true);
        case UNASSIGNED -> all.in(Set.of(QueueItem.State.WAITING));
        case SOON -> all.dueSoon(true);
        case OVERDUE -> all.late(true);
        case PARKED -> all.in(Set.of(QueueItem.State.PARKED));
        case CHECKS -> QueueAddress.toCheck();
        case EVERYTHING -> all;
      };
    }

    /// Those of somebody, the usual one first.
    static List<BuiltIn> of(Viewer viewer) {
      if (viewer.holdsAny(Role.AGENT)) {
        return List.of(UNASSIGNED, MINE, SOON, OVERDUE, PARKED, CHECKS, EVERYTHING);
      }
      return viewer.holdsAny(Role.COORDINATOR)
          ? List.of(UNASSIGNED, SOON, OVERDUE, PARKED, CHECKS, EVERYTHING, MINE)
          : List.of(CHECKS);
    }
  }

  /// One of the views.
  ///
  /// @param name what it is called
  /// @param address what it shows
  /// @param path its address
  /// @param saved what was saved, empty for one that everybody has
  /// @param client at which client it is shared, or which it shows alone
  record View(
      String name,
      QueueAddress address,
      String path,
      Optional<SavedView> saved,
      Optional<ViewerClient> client) {}

  /// All of somebody's, in the order of their tabs.
  List<View> of(Viewer viewer) {
    List<View> all = new ArrayList<>();
    for (BuiltIn one : BuiltIn.of(viewer)) {
      all.add(
          new View(
              I18NProvider.translate(one.key),
              one.address(),
              one.address().path(),
              Optional.empty(),
              Optional.empty()));
    }
    if (Clients.works(viewer)) {
      views.views().forEach(saved -> all.add(view(saved, viewer)));
    }
    return all;
  }

  /// What an address of a saved view alone shows.
  QueueAddress resolve(long id) {
    return QueueAddress.of(views.get(id), this::slug);
  }

  /// What somebody sees who asks for the list and nothing else.
  static QueueAddress usual(Viewer viewer) {
    return BuiltIn.of(viewer).getFirst().address();
  }

  private View view(SavedView saved, Viewer viewer) {
    QueueAddress address = QueueAddress.of(saved, this::slug);
    return new View(
        saved.name(),
        address,
        QueueAddress.path(saved.id(), 1),
        Optional.of(saved),
        viewer.clients().stream()
            .filter(client -> address.clients().equals(Set.of(client.slug())))
            .findFirst());
  }

  private String slug(TenantId tenant) {
    return clients.client(tenant).slug();
  }

  @Override
  public List<String> paths(Viewer viewer) {
    return Clients.checks(viewer)
        ? of(viewer).stream().limit(QUICK).map(View::path).toList()
        : List.of();
  }
}
