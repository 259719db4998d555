package io.trastienda.ui.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import io.trastienda.platform.access.Role;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.SignedInPerson;
import io.trastienda.ui.shell.ViewTabs;
import java.util.List;
import java.util.Map;

/// A screen about one client, which its address names.
abstract class AccountPage extends Page implements BeforeEnterObserver {

  private final StaffDoors doors;

  AccountPage(String title, StaffDoors doors) {
    super(title);
    this.doors = doors;
  }

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    body().removeAll();
    Account account = doors.account(event.getRouteParameters().get("client").orElseThrow());
    show(account, event);
    setClient(account.shown(), over(event));
  }

  /// Shows what the address says. It asks a door first: that is where the reader is judged.
  abstract void show(Account account, BeforeEnterEvent event);

  /// What stands beside the client's name.
  Component[] over(BeforeEnterEvent event) {
    return new Component[0];
  }

  static Map<String, List<String>> query(BeforeEnterEvent event) {
    return event.getLocation().getQueryParameters().getParameters();
  }

  /// The client's screens, one of them current.
  final ViewTabs tabs(Account account, Tab current) {
    String slug = account.profile().slug();
    ViewTabs tabs = new ViewTabs(account.profile().name());
    for (Tab tab : Tab.readBy(doors.person())) {
      tabs.view(getTranslation("accounts.tab." + tab), tab.path(slug), -1, tab == current);
    }
    return tabs;
  }

  /// The screens of one client.
  enum Tab {
    REPORT,
    STATEMENTS,
    CONTRACT;

    /// Gives the screens that the reader may open: quality analysts see no money.
    static List<Tab> readBy(SignedInPerson person) {
      boolean money =
          person
              .viewer()
              .filter(viewer -> viewer.holdsAny(Role.ACCOUNT_MANAGER, Role.FINANCE))
              .isPresent();
      return money ? List.of(values()) : List.of(REPORT);
    }

    String path(String slug) {
      return switch (this) {
        case REPORT -> AccountsNavigation.report(slug);
        case STATEMENTS -> AccountsNavigation.statements(slug);
        case CONTRACT -> AccountsNavigation.contract(slug);
      };
    }
  }
}
