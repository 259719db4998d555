package io.trastienda.ui.accounts;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.events.LiveFeed;
import io.trastienda.tenantadmin.billing.Statement;
import io.trastienda.ui.report.LiveReading;
import io.trastienda.ui.report.StatementAddress;
import io.trastienda.ui.report.StatementPaper;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One month of a client: lines, their tasks, and one task's price in words.
@Route(value = "clients/:client/statements/:month", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE"})
class StatementView extends AccountPage {

  private final LiveReading live;
  private @Nullable Runnable again;

  StatementView(StaffDoors doors, LiveFeed feed, Clock clock) {
    super(I18NProvider.translate("accounts.statements"), doors);
    this.live =
        new LiveReading(
            this,
            feed,
            clock,
            () -> {
              if (again != null) {
                again.run();
              }
              return Optional.of(Instant.MAX);
            });
  }

  @Override
  void show(Account account, BeforeEnterEvent event) {
    StatementAddress address =
        StatementAddress.of(event.getRouteParameters().get("month").orElse(""), query(event))
            .orElseThrow(NotFoundException::new);
    StatementPaper paper = new StatementPaper(account, account.places(), account.formats());
    Runnable read =
        () -> {
          Statement statement = account.statement(address.month());
          setPurpose(StatementPaper.sentence(statement, account.formats()));
          paper.show(statement, address);
        };
    read.run();
    setHeading(
        getTranslation(
            "accounts.statement", account.formats().monthWithin(address.month().atDay(1))));
    addBlock(tabs(account, Tab.STATEMENTS), paper);
    again = read;
    live.follow(account.id(), Optional.of(Instant.MAX));
  }
}
