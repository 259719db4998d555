package io.trastienda.ui.accounts;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.ui.report.StatementMonths;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;

/// The months of a client that have work.
@Route(value = "clients/:client/statements", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE"})
class StatementMonthsView extends AccountPage {

  StatementMonthsView(StaffDoors doors) {
    super(I18NProvider.translate("accounts.statements"), doors);
    setPurpose(getTranslation("accounts.statements.purpose"));
  }

  @Override
  void show(Account account, BeforeEnterEvent event) {
    StatementMonths months = new StatementMonths(account, account.places(), account.formats());
    addBlock(tabs(account, Tab.STATEMENTS), months);
  }
}
