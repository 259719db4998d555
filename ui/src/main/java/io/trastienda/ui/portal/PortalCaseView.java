package io.trastienda.ui.portal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.cases.CaseDetail;
import io.trastienda.ui.report.CasePaper;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/// One of the company's cases to read, in its own words.
@Route(value = "portal/cases/:reference", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_REQUESTER", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalCaseView extends PortalPage {

  private final Clock clock;

  PortalCaseView(PortalDoors doors, Clock clock) {
    super(I18NProvider.translate("portal.case"), doors);
    this.clock = clock;
    addAction(new Anchor(OwnCompany.PLACES.cases(), getTranslation("portal.cases")));
  }

  @Override
  void show(OwnCompany company, BeforeEnterEvent event) {
    CaseDetail detail = company.get(event.getRouteParameters().get("reference").orElseThrow());
    setHeading(detail.summary().title());
    setPurpose(
        detail.summary().reference()
            + " · "
            + company.formats().text(detail.summary().workTypeName()));
    addBlock(new CasePaper(detail, company.formats(), clock));
  }
}
