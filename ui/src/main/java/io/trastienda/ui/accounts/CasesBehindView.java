package io.trastienda.ui.accounts;

import com.vaadin.flow.component.Component;
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
import java.time.LocalDate;

/// The cases behind one number of a client's service report.
@Route(value = "clients/:client/kpi/:measure", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE", "QUALITY"})
class CasesBehindView extends AccountPage {

  private final Clock clock;

  CasesBehindView(StaffDoors doors, Clock clock) {
    super(I18NProvider.translate("accounts.report"), doors);
    this.clock = clock;
  }

  @Override
  void show(Account account, BeforeEnterEvent event) {
    Measure measure =
        event
            .getRouteParameters()
            .get("measure")
            .flatMap(Measure::of)
            .orElseThrow(NotFoundException::new);
    LocalDate today = LocalDate.now(clock.withZone(account.profile().zone()));
    ReportAddress address = ReportAddress.of(query(event), today);
    CasesBehind behind = new CasesBehind(account, account.places(), account.profile().zone());
    behind.show(measure, address);
    setHeading(CasesBehind.name(measure));
    setPurpose(CasesBehind.scope(address, account.typeNames()));
    addBlock(behind);
  }

  @Override
  Component[] over(BeforeEnterEvent event) {
    String query = event.getLocation().getQueryParameters().getQueryString();
    String slug = event.getRouteParameters().get("client").orElse("");
    return new Component[] {
      new Anchor(
          AccountsNavigation.report(slug) + (query.isEmpty() ? "" : "?" + query),
          getTranslation("accounts.report"))
    };
  }
}
