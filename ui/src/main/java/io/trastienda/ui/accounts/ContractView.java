package io.trastienda.ui.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.Plan;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.tenantadmin.billing.RateCard;
import io.trastienda.ui.report.Listing;
import io.trastienda.ui.report.Listing.Column;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Shell;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What a client was promised and pays: service levels per work type, and the rate card's versions.
@Route(value = "clients/:client/contract", layout = Shell.class)
@RolesAllowed({"ACCOUNT_MANAGER", "FINANCE"})
class ContractView extends AccountPage {

  private static final int PRIORITIES = 4;
  private static final int WHOLE = 2;

  ContractView(StaffDoors doors) {
    super(I18NProvider.translate("accounts.contract"), doors);
    setPurpose(getTranslation("accounts.contract.purpose"));
  }

  @Override
  void show(Account account, BeforeEnterEvent event) {
    List<RateCard> cards = account.doors().rateCards().versions(account.id());
    Div prices = Columns.stack();
    Map<String, LocalizedText> types = account.workTypes();
    cards.forEach(card -> prices.add(prices(card, types, account.formats())));
    if (cards.isEmpty()) {
      prices.add(
          new NothingHere(
              Icons.MONEY,
              getTranslation("accounts.prices.none"),
              getTranslation("accounts.prices.none.why")));
    }
    addBlock(tabs(account, Tab.CONTRACT), Columns.halves(Columns.stack(levels(account)), prices));
  }

  private Panel levels(Account account) {
    Formats formats = account.formats();
    Column[] columns = new Column[PRIORITIES + 1];
    columns[0] = new Column(getTranslation("report.type"), false, false);
    for (int priority = 1; priority <= PRIORITIES; priority++) {
      columns[priority] = new Column("P" + priority, true, false);
    }
    Listing listing = new Listing(getTranslation("accounts.levels"), columns);
    for (WorkType type : account.doors().catalogue().workTypes(account.id())) {
      Plan plan = account.doors().catalogue().plan(account.id(), type.key());
      Span name = new Span(formats.text(type.name()));
      name.addClassName("row-title");
      Span pauses = new Span(pauses(plan, formats));
      pauses.addClassName("row-second");
      Component[] cells = new Component[PRIORITIES + 1];
      Div first = new Div(name, pauses);
      first.addClassName("row-main");
      cells[0] = first;
      for (int priority = 1; priority <= PRIORITIES; priority++) {
        OptionalLong target = plan.target(priority);
        cells[priority] =
            new Span(
                target.isPresent()
                    ? formats.decimal(target.getAsLong() / 3600.0, 0) + "\u00a0h"
                    : "–");
      }
      listing.row("", cells);
    }
    return new Panel(getTranslation("accounts.levels"), listing)
        .flush()
        .aside(getTranslation("accounts.levels.unit"));
  }

  private String pauses(Plan plan, Formats formats) {
    String reasons =
        plan.workType().parkReasons().stream()
            .filter(reason -> plan.serviceLevel().pausesFor(reason.key()))
            .map(reason -> formats.text(reason.name()))
            .collect(Collectors.joining(", "));
    return reasons.isEmpty()
        ? getTranslation("accounts.levels.no-pause")
        : getTranslation("accounts.levels.pauses", reasons);
  }

  private Panel prices(RateCard card, Map<String, LocalizedText> types, Formats formats) {
    Listing listing =
        new Listing(
            getTranslation("report.card", card.version()),
            new Column(getTranslation("report.type"), false, false),
            new Column(getTranslation("report.priority"), false, false),
            new Column(getTranslation("report.line.price"), true, false));
    for (RateCard.Price price : card.prices()) {
      LocalizedText name = types.get(price.workType());
      Integer priority = price.priority();
      listing.row(
          "",
          new Span(name == null ? price.workType() : formats.text(name)),
          new Span(
              priority == null
                  ? getTranslation("accounts.prices.others")
                  : formats.number(priority)),
          new Span(
              formats.money(
                  price.unitPrice(),
                  card.currency(),
                  Math.max(WHOLE, price.unitPrice().stripTrailingZeros().scale()))));
    }
    return new Panel(getTranslation("report.card", card.version()), listing)
        .flush()
        .aside(getTranslation("accounts.prices.since", formats.date(card.validFrom())));
  }
}
