package io.trastienda.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.ui.shell.Avatar;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Page;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everybody who can sign in, and what each may do for which client.
@Route(value = Addresses.PEOPLE, layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class PeopleView extends Page implements BeforeEnterObserver {

  private final PeopleDesk people;
  private final ClientDesk clients;
  private final Clock clock;
  private final TextField search = new TextField();

  PeopleView(PeopleDesk people, ClientDesk clients, Clock clock) {
    super(I18NProvider.translate("admin.people"));
    this.people = people;
    this.clients = clients;
    this.clock = clock;
    search.setPlaceholder(getTranslation("admin.people.search"));
    search.setAriaLabel(getTranslation("admin.people.search"));
    search.setPrefixComponent(Icons.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        String text = change.getValue().strip();
        UI.getCurrent()
            .navigate(
                Addresses.PEOPLE,
                text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", text));
      }
    });
    Button create =
        new Button(
            getTranslation("admin.person.new"),
            Icons.PLUS.create(),
            click -> UI.getCurrent().navigate(Addresses.NEW_PERSON));
    create.addThemeVariants(ButtonVariant.PRIMARY);
    addAction(search, create);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String text =
        event.getLocation().getQueryParameters().getSingleParameter("q").orElse("").strip();
    search.setValue(text);
    String wanted = text.toLowerCase(Locale.ROOT);
    List<PersonProfile> all = people.people();
    List<PersonProfile> found =
        all.stream()
            .filter(one ->
                one.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || one.email().contains(wanted))
            .toList();
    long disabled = all.stream().filter(PersonProfile::disabled).count();
    setPurpose(getTranslation("admin.people.why", all.size(), disabled));
    Map<TenantId, TenantProfile> known =
        clients.clients().stream()
            .collect(Collectors.toMap(TenantProfile::id, Function.identity()));
    Instant now = clock.instant();
    Panel panel = new Panel(getTranslation("admin.people")).flush().lined().count(found.size());
    if (found.isEmpty()) {
      panel.show(
          new NothingHere(
                  Icons.PEOPLE,
                  getTranslation("admin.people.none", text),
                  getTranslation("admin.people.none.why", all.size()))
              .link(getTranslation("admin.people.all"), Addresses.PEOPLE));
    } else {
      panel.show(new Rows(found.stream().map(one -> row(one, known, now)).toArray(Row[]::new)));
    }
    body().removeAll();
    addBlock(panel);
  }

  private Row row(PersonProfile person, Map<TenantId, TenantProfile> known, Instant now) {
    Row row = new Row(person.name()).front(new Avatar(person.name())).second(person.email());
    if (person.administrator()) {
      row.second(getTranslation("shell.role.ADMINISTRATOR"));
    }
    List<Component> memberships = new ArrayList<>();
    for (MembershipView one : ClientWords.current(person, now)) {
      TenantProfile client = known.get(one.tenant());
      if (client != null) {
        memberships.add(ClientWords.membership(client, one.role()));
      }
    }
    if (!memberships.isEmpty()) {
      row.second(memberships.toArray(Component[]::new));
    }
    if (person.disabled()) {
      row.end(new Tag(Tone.PAUSED, getTranslation("admin.person.disabled")));
    } else if (!person.administrator() && ClientWords.current(person, now).isEmpty()) {
      row.end(new Span(getTranslation("admin.person.no-roles")));
    }
    return row.to(Addresses.person(person.id()));
  }
}
