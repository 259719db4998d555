package io.trastienda.ui.portal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.trastienda.analytics.kpi.Measure;
import io.trastienda.ui.report.CasesBehind;
import io.trastienda.ui.report.ReportAddress;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/// The cases behind one of the company's numbers.
@Route(value = "portal/kpi/:measure", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_REQUESTER", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalCasesBehindView extends PortalPage {

  private final Clock clock;

  PortalCasesBehindView(PortalDoors doors, Clock clock) {
    super(I18NProvider.translate("portal.report"), doors);
    this.clock = clock;
    addAction(new Anchor(OwnCompany.PLACES.report(), getTranslation("portal.report")));
  }

  @Override
  void show(OwnCompany company, BeforeEnterEvent event) {
    Measure measure =
        event
            .getRouteParameters()
            .get("measure")
            .flatMap(Measure::of)
            .orElseThrow(NotFoundException::new);
    ReportAddress address = ReportAddress.of(query(event), company.today(clock));
    CasesBehind behind = new CasesBehind(company, OwnCompany.PLACES, company.profile().zone());
    behind.show(measure, address);
    setHeading(CasesBehind.name(measure));
    setPurpose(CasesBehind.scope(address, company.typeNames()));
    addBlock(behind);
  }
}
