package io.trastienda.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.InvalidMembership;
import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.dispatch.StaffingDesk;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.ui.shell.ClientTag;
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
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Toast;
import io.trastienda.ui.shell.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One person: roles by client, given and withdrawn here, and whether they may sign in.
@Route(value = Addresses.PEOPLE + "/:person", layout = Shell.class)
@RolesAllowed("ADMINISTRATOR")
class PersonView extends Page implements BeforeEnterObserver {

  private final PeopleDesk people;
  private final ClientDesk clients;
  private final StaffingDesk staffing;
  private final RefusalTexts refusals;
  private final Clock clock;

  PersonView(
      PeopleDesk people,
      ClientDesk clients,
      StaffingDesk staffing,
      RefusalTexts refusals,
      Clock clock) {
    super(I18NProvider.translate("admin.person"));
    this.people = people;
    this.clients = clients;
    this.staffing = staffing;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String number = event.getRouteParameters().get("person").orElse("");
    show(
        people.people().stream()
            .filter(one -> Long.toString(one.id().value()).equals(number))
            .findFirst()
            .orElseThrow(NotFoundException::new));
  }

  private void again(PersonId person) {
    show(
        people.people().stream()
            .filter(one -> one.id().equals(person))
            .findFirst()
            .orElseThrow(NotFoundException::new));
  }

  private void show(PersonProfile person) {
    setHeading(person.name());
    setPurpose(person.email());
    clearActions();
    Button access =
        new Button(
            getTranslation(person.disabled() ? "admin.person.enable" : "admin.person.disable"),
            (person.disabled() ? Icons.CHECK : Icons.LOCK).create(),
            click -> access(person));
    addAction(access);
    body().removeAll();
    addBlock(
        Columns.mainAndSide(
            person.administrator() ? platform() : Columns.stack(roles(person), grant(person)),
            facts(person)));
    if (ClientWords.current(person, clock.instant()).stream()
        .anyMatch(one -> one.role() == Role.AGENT)) {
      addBlock(new StaffingPanel(staffing, clients, refusals, person.id()));
    }
  }

  private Panel platform() {
    return new Panel(
        getTranslation("admin.person.roles"),
        new NothingHere(
            Icons.SHIELD,
            getTranslation("shell.role.ADMINISTRATOR"),
            getTranslation("admin.person.administrator.help")));
  }

  private Panel facts(PersonProfile person) {
    return new Panel(
        getTranslation("admin.person.access"),
        new Facts()
            .add(
                getTranslation("admin.person.signing-in"),
                person.disabled()
                    ? new Tag(Tone.PAUSED, getTranslation("admin.person.disabled"))
                    : new Tag(Tone.PLAIN, getTranslation("admin.person.enabled")))
            .add(getTranslation("admin.person.language"), ClientWords.language(person.locale())));
  }

  private void access(PersonProfile person) {
    if (person.disabled()) {
      disable(person, false);
    } else {
      Confirm.askLoudly(
          getTranslation("admin.person.disable.ask", person.name()),
          getTranslation("admin.person.disable.why", person.name()),
          getTranslation("admin.person.disable"),
          () -> disable(person, true));
    }
  }

  private void disable(PersonProfile person, boolean disabled) {
    attempt(() -> people.disable(person.id(), disabled));
    again(person.id());
  }

  private Panel roles(PersonProfile person) {
    Formats formats = Formats.current();
    Map<TenantId, TenantProfile> known =
        clients.clients().stream()
            .collect(Collectors.toMap(TenantProfile::id, Function.identity()));
    List<MembershipView> held =
        ClientWords.current(person, clock.instant()).stream()
            .filter(one -> known.containsKey(one.tenant()))
            .toList();
    Panel panel =
        new Panel(getTranslation("admin.person.roles")).flush().lined().count(held.size());
    if (held.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.KEY,
              getTranslation("admin.person.no-roles"),
              getTranslation("admin.person.no-roles.why")));
      return panel;
    }
    Rows rows = new Rows();
    for (MembershipView one : held) {
      TenantProfile client = Objects.requireNonNull(known.get(one.tenant()));
      String code = one.agentCode();
      Span since =
          new Span(
              getTranslation("admin.person.since", formats.in(client.zone()).date(one.from())));
      Button withdraw =
          new Button(
              getTranslation("admin.person.withdraw"),
              click -> {
                attempt(() -> people.revoke(person.id(), one.tenant(), one.role()));
                Toast.withUndo(
                    getTranslation(
                        "admin.person.withdrawn", ClientWords.words(one.role()), client.name()),
                    () -> {
                      attempt(() -> people.grant(person.id(), one.tenant(), one.role()));
                      again(person.id());
                    });
                again(person.id());
              });
      withdraw.setAriaLabel(
          getTranslation("admin.person.withdraw")
              + ": "
              + ClientWords.words(one.role())
              + ", "
              + client.name());
      Row row =
          new Row(ClientWords.words(one.role()))
              .second(
                  code == null
                      ? new Span[] {new ClientTag(ClientWords.named(client)), since}
                      : new Span[] {
                        new ClientTag(ClientWords.named(client)), new Span(code), since
                      })
              .actions(withdraw);
      rows.add(row);
    }
    panel.show(rows);
    return panel;
  }

  private Panel grant(PersonProfile person) {
    ComboBox<TenantProfile> client = new ComboBox<>(getTranslation("admin.client"));
    client.setItems(clients.clients());
    client.setItemLabelGenerator(TenantProfile::name);
    ComboBox<Role> role = new ComboBox<>(getTranslation("admin.person.role"));
    role.setItems(Arrays.stream(Role.values()).filter(one -> one != Role.ADMINISTRATOR).toList());
    role.setItemLabelGenerator(ClientWords::words);
    client.setManualValidation(true);
    role.setManualValidation(true);
    Button give = new Button(getTranslation("admin.person.grant"), Icons.PLUS.create());
    give.addThemeVariants(ButtonVariant.PRIMARY);
    give.addClickListener(click -> {
      TenantProfile which = client.getValue();
      Role what = role.getValue();
      invalid(client, which == null ? getTranslation("admin.required") : "");
      invalid(role, what == null ? getTranslation("admin.required") : "");
      if (which == null || what == null) {
        return;
      }
      try {
        people.grant(person.id(), which.id(), what);
        Toast.show(getTranslation("admin.person.granted", ClientWords.words(what), which.name()));
        again(person.id());
      } catch (InvalidMembership refusal) {
        invalid(role, getTranslation("admin.person.rule.side"));
      } catch (Refusal refusal) {
        invalid(role, refusals.say(refusal, Formats.current()));
      }
    });
    Div form = new Div(client, role, give);
    form.addClassName("form-line");
    return new Panel(getTranslation("admin.person.grant.title"), form);
  }

  private static void invalid(ComboBox<?> field, String why) {
    field.setErrorMessage(why);
    field.setInvalid(!why.isEmpty());
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
  }
}
