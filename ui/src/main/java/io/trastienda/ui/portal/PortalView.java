package io.trastienda.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Money;
import io.trastienda.platform.cases.CasePage;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.report.LiveReading;
import io.trastienda.ui.report.ReportAddress;
import io.trastienda.ui.report.ServiceReport;
import io.trastienda.ui.report.StatementAddress;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The company's service this month: the numbers, the open cases, the money so far.
@Route(value = "portal", layout = Shell.class)
@RolesAllowed({"CLIENT_ADMINISTRATOR", "CLIENT_REQUESTER", "CLIENT_APPROVER", "CLIENT_VIEWER"})
class PortalView extends PortalPage {

  private static final int CASES = 8;

  private final Clock clock;
  private final LiveReading live;
  private @Nullable ServiceReport numbers;
  private @Nullable OwnCompany company;
  private final Div below = new Div();

  PortalView(PortalDoors doors, Clock clock, LiveFeed feed) {
    super(I18NProvider.translate("portal.home"), doors);
    this.clock = clock;
    this.live = new LiveReading(this, feed, clock, this::again);
  }

  @Override
  void show(OwnCompany own, BeforeEnterEvent event) {
    company = own;
    ReportAddress address = ReportAddress.of(Map.of(), own.today(clock));
    below.removeAll();
    below.add(below(own));
    ServiceReport shown =
        new ServiceReport(own, OwnCompany.PLACES, own.profile().zone(), clock).brief();
    Optional<Instant> complete = shown.show(address);
    numbers = shown;
    setHeading(
        getTranslation(
            "portal.month", own.formats().monthWithin(own.today(clock).withDayOfMonth(1))));
    addBlock(shown, below);
    live.follow(own.id(), complete);
  }

  private Optional<Instant> again() {
    OwnCompany own = company;
    if (own == null || numbers == null) {
      return Optional.of(Instant.MAX);
    }
    below.removeAll();
    below.add(below(own));
    return numbers.refresh();
  }

  private Component below(OwnCompany own) {
    Panel open = open(own);
    return own.money() ? Columns.mainAndSide(open, money(own)) : open;
  }

  private Panel open(OwnCompany own) {
    CasesAddress address = CasesAddress.of(Map.of());
    CasePage page = own.doors().cases().list(own.id(), address.query(CASES));
    Panel panel = new Panel(getTranslation("portal.open"));
    if (page.cases().isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.INBOX,
              getTranslation("portal.open.none"),
              getTranslation("portal.open.none.why")));
      return panel;
    }
    panel.flush().show(CaseRows.of(page.cases(), own.formats(), clock.instant()));
    return panel.aside(new Anchor(address.path(), getTranslation("portal.open.all")));
  }

  private Panel money(OwnCompany own) {
    Formats formats = own.formats();
    YearMonth month = YearMonth.from(own.today(clock));
    Statement statement = own.statement(month);
    Map<String, LocalizedText> types = own.workTypes(statement);
    Map<String, Money> sums = new LinkedHashMap<>();
    statement.lines().forEach(line -> sums.merge(line.workType(), line.amount(), Money::plus));
    Span amount = new Span(formats.money(statement.total()));
    amount.addClassName("big-amount");
    amount.setId("money-so-far");
    amount.getElement().setAttribute("data-value", statement.total().amount().toPlainString());
    Span so = new Span(getTranslation("portal.money.tasks", statement.tasks()));
    so.addClassName("dim");
    Div list = new Div();
    sums.forEach((type, sum) -> {
      LocalizedText name = types.get(type);
      Div line =
          new Div(new Span(name == null ? type : formats.text(name)), new Span(formats.money(sum)));
      line.addClassName("sum");
      list.add(line);
    });
    return new Panel(
            getTranslation("portal.money", formats.monthWithin(month.atDay(1))), amount, so, list)
        .aside(
            new Anchor(
                OwnCompany.PLACES.statement(new StatementAddress(month, null, null, 1)),
                getTranslation("portal.money.open")));
  }
}
