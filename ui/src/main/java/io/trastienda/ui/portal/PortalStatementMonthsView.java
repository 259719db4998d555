package io.trastienda.ui.portal;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.ui.report.StatementMonths;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;

/// The months in which the company had work done.
@Route(value = "portal/statements", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalStatementMonthsView extends PortalPage {

  PortalStatementMonthsView(PortalDoors doors) {
    super(I18NProvider.translate("portal.statements"), doors);
    setPurpose(getTranslation("portal.statements.purpose"));
  }

  @Override
  void show(OwnCompany company, BeforeEnterEvent event) {
    addBlock(new StatementMonths(company, OwnCompany.PLACES, company.formats()));
  }
}
