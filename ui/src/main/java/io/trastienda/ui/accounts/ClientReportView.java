package io.trastienda.ui.accounts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
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

/// A client's service report: all measures of a period, one of them day by day, live.
@Route(value = "clients/:client/kpi", layout = Shell.class)
@RouteAlias(value = "clients/:client", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE", "QUALITY"})
class ClientReportView extends AccountPage {

  private final Clock clock;
  private final LiveReading live;
  private final Div picker = new Div();
  private @Nullable ServiceReport report;

  ClientReportView(StaffDoors doors, Clock clock, LiveFeed feed) {
    super(I18NProvider.translate("accounts.report"), doors);
    this.clock = clock;
    this.live =
        new LiveReading(
            this, feed, clock, () -> report == null ? Optional.of(Instant.MAX) : report.refresh());
    addAction(picker);
  }

  @Override
  void show(Account account, BeforeEnterEvent event) {
    LocalDate today = LocalDate.now(clock.withZone(account.profile().zone()));
    ReportAddress address = ReportAddress.of(query(event), today);
    ServiceReport shown =
        new ServiceReport(account, account.places(), account.profile().zone(), clock);
    Optional<Instant> complete = shown.show(address);
    report = shown;
    picker.removeAll();
    picker.add(shown.picker(this, address, today));
    addBlock(tabs(account, Tab.REPORT), shown.filters(address), shown);
    live.follow(account.id(), complete);
  }
}
