package io.trastienda.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.ui.report.LiveReading;
import io.trastienda.ui.report.ReportAddress;
import io.trastienda.ui.report.ServiceReport;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The company's service in numbers, for any period.
@Route(value = "portal/kpi", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_REQUESTER", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalReportView extends PortalPage {

  private final Clock clock;
  private final LiveReading live;
  private final Div picker = new Div();
  private @Nullable ServiceReport report;

  PortalReportView(PortalDoors doors, Clock clock, LiveFeed feed) {
    super(I18NProvider.translate("portal.report"), doors);
    this.clock = clock;
    this.live =
        new LiveReading(
            this, feed, clock, () -> report == null ? Optional.of(Instant.MAX) : report.refresh());
    addAction(picker);
  }

  @Override
  void show(OwnCompany company, BeforeEnterEvent event) {
    LocalDate today = company.today(clock);
    ReportAddress address = ReportAddress.of(query(event), today);
    ServiceReport shown =
        new ServiceReport(company, OwnCompany.PLACES, company.profile().zone(), clock);
    Optional<Instant> complete = shown.show(address);
    report = shown;
    picker.removeAll();
    picker.add(shown.picker(this, address, today));
    addBlock(shown.filters(address), shown);
    live.follow(company.id(), complete);
  }
}
