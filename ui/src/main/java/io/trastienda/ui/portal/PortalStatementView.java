package io.trastienda.ui.portal;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.report.StatementAddress;
import io.trastienda.ui.report.StatementPaper;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;

/// What one month's work costs the company: lines, their tasks, and one task's price in words.
@Route(value = "portal/statements/:month", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalStatementView extends PortalPage {

  PortalStatementView(PortalDoors doors) {
    super(I18NProvider.translate("portal.statements"), doors);
  }

  @Override
  void show(OwnCompany company, BeforeEnterEvent event) {
    StatementAddress address =
        StatementAddress.of(event.getRouteParameters().get("month").orElse(""), query(event))
            .orElseThrow(NotFoundException::new);
    Statement statement = company.statement(address.month());
    StatementPaper paper = new StatementPaper(company, OwnCompany.PLACES, company.formats());
    paper.show(statement, address);
    setHeading(
        getTranslation(
            "portal.statement", company.formats().monthWithin(address.month().atDay(1))));
    setPurpose(StatementPaper.sentence(statement, company.formats()));
    addBlock(paper);
  }
}
