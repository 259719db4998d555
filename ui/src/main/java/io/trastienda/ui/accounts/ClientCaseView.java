package io.trastienda.ui.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.ui.desk.DeskNavigation;
import io.trastienda.ui.report.CasePaper;
import io.trastienda.ui.shell.Reference;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/// One case of a client to read.
@Route(value = "clients/:client/cases/:reference", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE", "QUALITY"})
class ClientCaseView extends AccountPage {

  private final Clock clock;

  ClientCaseView(StaffDoors doors, Clock clock) {
    super(I18NProvider.translate("accounts.case"), doors);
    this.clock = clock;
  }

  @Override
  void show(Account account, BeforeEnterEvent event) {
    CaseDetail detail = account.get(event.getRouteParameters().get("reference").orElseThrow());
    setHeading(detail.summary().title());
    addBlock(new CasePaper(detail, account.formats(), clock));
  }

  @Override
  Component[] over(BeforeEnterEvent event) {
    String reference = event.getRouteParameters().get("reference").orElseThrow();
    String client = event.getRouteParameters().get("client").orElseThrow();
    return new Component[] {
      new Reference(reference),
      new Anchor(DeskNavigation.caseOf(client, reference), getTranslation("accounts.case.desk"))
    };
  }
}
