package io.trastienda.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import io.trastienda.tenantadmin.billing.RateCard;
import io.trastienda.tenantadmin.billing.RateCards;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.tenantadmin.clients.ContractVersion;
import io.trastienda.tenantadmin.clients.Contracts;
import io.trastienda.tenantadmin.clients.WorkTemplate;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Confirm;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Toast;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// One client company: where it stands in its life, its work, its prices, its people.
@Route(value = Addresses.CLIENTS + "/:client", layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class ClientView extends Page implements BeforeEnterObserver {

  private final TenantDirectory directory;
  private final ClientDesk desk;
  private final Contracts contracts;
  private final RateCards cards;
  private final PeopleDesk people;
  private final RefusalTexts refusals;
  private final Clock clock;

  ClientView(
      TenantDirectory directory,
      ClientDesk desk,
      Contracts contracts,
      RateCards cards,
      PeopleDesk people,
      RefusalTexts refusals,
      Clock clock) {
    super(I18NProvider.translate("admin.client"));
    this.directory = directory;
    this.desk = desk;
    this.contracts = contracts;
    this.cards = cards;
    this.people = people;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String slug = event.getRouteParameters().get("client").orElse("");
    show(directory.idOf(slug));
  }

  private void show(TenantId tenant) {
    TenantProfile client =
        desk.clients().stream().filter(one -> one.id().equals(tenant)).findFirst().orElseThrow();
    List<ContractVersion> versions = contracts.versions(tenant);
    Set<String> workTypes =
        versions.isEmpty() ? Set.of() : new TreeSet<>(versions.getFirst().workTypes().keySet());
    List<RateCard> published = cards.versions(tenant);
    setHeading(client.name());
    setPurpose(getTranslation("admin.state.why." + client.state().name()));
    actions(client);
    body().removeAll();
    addBlock(
        Columns.mainAndSide(
            Columns.stack(
                work(client, workTypes),
                new PricePanel(
                    client,
                    named(workTypes),
                    published,
                    cards,
                    refusals,
                    clock,
                    () -> show(tenant)),
                history(client, published)),
            Columns.stack(facts(client), staff(client))));
  }

  private void actions(TenantProfile client) {
    clearActions();
    List<TenantState> next = next(client.state());
    for (TenantState state : next.reversed()) {
      Button move =
          new Button(getTranslation("admin.move." + state.name()), click -> move(client, state));
      if (state == next.getFirst() && !quiet(state)) {
        move.addThemeVariants(ButtonVariant.PRIMARY);
      }
      addAction(move);
    }
  }

  /// Where a client can go from a state, the usual way first.
  static List<TenantState> next(TenantState state) {
    return switch (state) {
      case PROSPECT -> List.of(TenantState.ONBOARDING, TenantState.CLOSED);
      case ONBOARDING -> List.of(TenantState.LIVE, TenantState.TRANSITION);
      case TRANSITION -> List.of(TenantState.LIVE);
      case LIVE -> List.of(TenantState.SUSPENDED, TenantState.LEAVING);
      case SUSPENDED -> List.of(TenantState.LIVE, TenantState.LEAVING);
      case LEAVING -> List.of(TenantState.LIVE, TenantState.CLOSED);
      case CLOSED -> List.of();
    };
  }

  private static boolean quiet(TenantState state) {
    return state == TenantState.SUSPENDED
        || state == TenantState.LEAVING
        || state == TenantState.CLOSED;
  }

  private void move(TenantProfile client, TenantState state) {
    if (quiet(state)) {
      String verb = getTranslation("admin.move." + state.name());
      Confirm.askLoudly(
          verb + " · " + client.name(),
          getTranslation("admin.move.why." + state.name(), client.name()),
          verb,
          () -> moved(client, state));
    } else {
      moved(client, state);
    }
  }

  private void moved(TenantProfile client, TenantState state) {
    try {
      desk.moveTo(client.id(), state);
      Toast.show(getTranslation("admin.moved", client.name(), ClientWords.words(state)));
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
    show(client.id());
  }

  private List<WorkTemplate> named(Set<String> workTypes) {
    return desk.templates().stream()
        .filter(template -> workTypes.contains(template.type().key()))
        .toList();
  }

  private Panel work(TenantProfile client, Set<String> workTypes) {
    Formats formats = Formats.current();
    Panel panel =
        new Panel(getTranslation("admin.client.work")).flush().lined().count(workTypes.size());
    if (workTypes.isEmpty()) {
      panel
          .body()
          .add(
              new NothingHere(
                  Icons.CASE,
                  getTranslation("admin.work.none"),
                  getTranslation("admin.work.none.why")));
    } else {
      Rows rows = new Rows();
      for (String key : workTypes) {
        String name =
            desk.templates().stream()
                .filter(one -> one.type().key().equals(key))
                .map(one -> formats.text(one.type().name()))
                .findFirst()
                .orElse(key);
        rows.add(new Row(name).second(key));
      }
      panel.body().add(rows);
    }
    List<WorkTemplate> open =
        desk.templates().stream().filter(one -> !workTypes.contains(one.type().key())).toList();
    if (!open.isEmpty()) {
      panel.foot(equip(client, open));
    }
    return panel;
  }

  private com.vaadin.flow.component.Component equip(TenantProfile client, List<WorkTemplate> open) {
    Formats formats = Formats.current();
    CheckboxGroup<WorkTemplate> more = new CheckboxGroup<>(getTranslation("admin.work.more"));
    more.setItems(open);
    more.setItemLabelGenerator(one -> formats.text(one.type().name()));
    Button add =
        new Button(
            getTranslation("admin.work.add"),
            click -> {
              try {
                desk.equip(
                    client.id(), more.getValue().stream().map(one -> one.type().key()).toList());
                show(client.id());
              } catch (Refusal refusal) {
                Toast.refuse(refusals.say(refusal, Formats.current()));
              }
            });
    add.setEnabled(false);
    more.addValueChangeListener(change -> add.setEnabled(!change.getValue().isEmpty()));
    com.vaadin.flow.component.html.Div form = new com.vaadin.flow.component.html.Div(more, add);
    form.addClassName("form");
    return form;
  }

  private Panel history(TenantProfile client, List<RateCard> published) {
    Formats formats = Formats.current().in(client.zone());
    Panel panel =
        new Panel(getTranslation("admin.prices.versions")).flush().lined().count(published.size());
    if (published.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.MONEY,
              getTranslation("admin.prices.none"),
              getTranslation("admin.prices.none.why")));
      return panel;
    }
    List<WorkTemplate> templates = desk.templates();
    Rows rows = new Rows();
    for (RateCard card : published) {
      List<Span> prices = new ArrayList<>();
      for (RateCard.Price price : card.prices()) {
        String what =
            templates.stream()
                .filter(one -> one.type().key().equals(price.workType()))
                .map(one -> formats.text(one.type().name()))
                .findFirst()
                .orElse(price.workType());
        Integer priority = price.priority();
        prices.add(
            new Span(
                what
                    + (priority == null ? "" : " P" + priority)
                    + "\u00a0"
                    + formats.money(
                        price.unitPrice(),
                        card.currency(),
                        Math.max(2, price.unitPrice().stripTrailingZeros().scale()))));
      }
      rows.add(
          new Row(
                  getTranslation(
                      "admin.prices.version", card.version(), formats.date(card.validFrom())))
              .second(prices.toArray(Span[]::new)));
    }
    panel.show(rows);
    return panel;
  }

  private Panel facts(TenantProfile client) {
    return new Panel(
        getTranslation("admin.client.identity"),
        new Facts()
            .add(getTranslation("admin.client.state"), ClientWords.state(client.state()))
            .add(getTranslation("admin.client.slug"), client.slug())
            .add(getTranslation("admin.client.prefix"), client.prefix())
            .add(getTranslation("admin.client.zone"), client.zone().getId())
            .add(getTranslation("admin.client.language"), ClientWords.language(client.locale()))
            .add(getTranslation("admin.client.currency"), client.currency().getCurrencyCode())
            .add(
                getTranslation("admin.client.colour"),
                new io.trastienda.ui.shell.ClientTag(
                    new io.trastienda.ui.shell.ViewerClient(
                        client.slug(),
                        getTranslation("admin.colour." + client.colour()),
                        ClientWords.hue(client.colour())))));
  }

  private Panel staff(TenantProfile client) {
    Instant now = clock.instant();
    Rows rows = new Rows();
    int count = 0;
    List<PersonProfile> all =
        people.people().stream()
            .sorted(Comparator.comparing(one -> one.name().toLowerCase(Locale.ROOT)))
            .toList();
    for (PersonProfile person : all) {
      List<String> roles =
          ClientWords.current(person, now).stream()
              .filter(one -> one.tenant().equals(client.id()))
              .map(MembershipView::role)
              .map(ClientWords::words)
              .toList();
      if (!roles.isEmpty()) {
        count++;
        rows.add(
            new Row(person.name())
                .front(new Avatar(person.name()))
                .second(String.join(", ", roles))
                .to(Addresses.person(person.id())));
      }
    }
    Panel panel =
        new Panel(getTranslation("admin.people"))
            .flush()
            .lined()
            .count(count)
            .aside(new Anchor(Addresses.NEW_PERSON, getTranslation("admin.person.new")));
    if (count == 0) {
      panel.show(
          new NothingHere(
                  Icons.PEOPLE,
                  getTranslation("admin.staff.none"),
                  getTranslation("admin.staff.none.why"))
              .link(getTranslation("admin.people"), Addresses.PEOPLE));
    } else {
      panel.show(rows);
    }
    return panel;
  }
}
