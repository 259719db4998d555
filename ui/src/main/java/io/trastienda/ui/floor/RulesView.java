package io.trastienda.ui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.alerts.AlertDesk;
import io.trastienda.platform.alerts.AlertRule;
import io.trastienda.platform.cases.CaseLimits;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.IconButton;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Shell;
import io.trastienda.ui.shell.Tag;
import io.trastienda.ui.shell.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who is told when how much of a promise to one client is used up; a rule says before it is in
/// force how often it would have told somebody.
@Route(value = "floor/rules/:client", layout = Shell.class)
@RouteAlias(value = "floor/rules", layout = Shell.class)
@RolesAllowed({"COORDINATOR", "ACCOUNT_MANAGER"})
class RulesView extends ClientPage {

  private final AlertDesk alerts;
  private final PeopleDesk people;
  private final RefusalTexts refusals;

  RulesView(AlertDesk alerts, PeopleDesk people, FloorClients clients, RefusalTexts refusals) {
    super(clients, refusals, "floor/rules", "");
    this.alerts = alerts;
    this.people = people;
    this.refusals = refusals;
    setHeading(getTranslation("floor.rules"));
    setPurpose(getTranslation("floor.rules.purpose"));
  }

  @Override
  void draw(TenantId tenant, Div place) {
    place.add(Columns.mainAndSide(list(tenant), form(tenant)));
  }

  private Panel list(TenantId tenant) {
    List<AlertRule> rules = alerts.rules(tenant);
    Panel panel = new Panel(getTranslation("floor.rules.list")).flush().lined().count(rules.size());
    if (rules.isEmpty()) {
      panel.show(
          new NothingHere(
              Icons.BELL,
              getTranslation("floor.rules.none"),
              getTranslation("floor.rules.none.why")));
      return panel;
    }
    Rows rows = new Rows();
    rules.forEach(rule -> rows.add(row(tenant, rule)));
    panel.show(rows);
    return panel;
  }

  private Row row(TenantId tenant, AlertRule rule) {
    AlertRule.Wanted wanted = rule.wanted();
    String title =
        getTranslation(
            "floor.rules.title." + wanted.promise(),
            wanted.percents().stream()
                .sorted()
                .map(percent -> percent + "\u00a0%")
                .collect(Collectors.joining(", ")));
    List<String> who = new ArrayList<>();
    Role role = wanted.role();
    if (role != null) {
      who.add(getTranslation("floor.role." + role));
    }
    rule.people().forEach(one -> who.add(one.name()));
    List<String> where = new ArrayList<>();
    Optional.ofNullable(wanted.workType())
        .ifPresent(type -> where.add(clients().type(tenant, type)));
    Optional.ofNullable(wanted.queue()).ifPresent(where::add);
    return new Row(title)
        .text(getTranslation("floor.rules.tells", String.join(", ", who)))
        .second(
            new Span(
                where.isEmpty()
                    ? getTranslation("floor.rules.everywhere")
                    : String.join(" · ", where)),
            new Span(getTranslation("floor.rules.since", Formats.current().dateTime(rule.since()))))
        .end(
            new Tag(
                Tone.PLAIN,
                getTranslation(wanted.byMail() ? "floor.rules.mail" : "floor.rules.app")),
            new IconButton(
                Icons.TRASH,
                getTranslation("floor.rules.end", title),
                () ->
                    attempt(
                        tenant,
                        () -> alerts.end(tenant, rule.id()),
                        getTranslation("floor.rules.ended"))));
  }

  private Panel form(TenantId tenant) {
    ComboBox<CaseLimits.Promise> promise = new ComboBox<>(getTranslation("floor.rules.promise"));
    promise.setItems(Arrays.asList(CaseLimits.Promise.values()));
    promise.setItemLabelGenerator(one -> getTranslation("floor.promise." + one));
    promise.setValue(CaseLimits.Promise.RESOLUTION);
    promise.setId("rule-promise");
    CheckboxGroup<Integer> percents = new CheckboxGroup<>(getTranslation("floor.rules.percents"));
    percents.setItems(AlertRule.PERCENTS);
    percents.setItemLabelGenerator(percent -> percent + "\u00a0%");
    percents.setValue(Set.of(75, 100));
    percents.setId("rule-percents");
    ComboBox<String> type = new ComboBox<>(getTranslation("floor.rules.type"));
    type.setItems(clients().types(tenant).keySet().stream().sorted().toList());
    type.setItemLabelGenerator(key -> clients().type(tenant, key));
    type.setPlaceholder(getTranslation("floor.rules.all"));
    type.setClearButtonVisible(true);
    type.setId("rule-type");
    ComboBox<Role> role = new ComboBox<>(getTranslation("floor.rules.role"));
    role.setItems(AlertRule.ROLES);
    role.setItemLabelGenerator(one -> getTranslation("floor.role." + one));
    role.setValue(Role.COORDINATOR);
    role.setClearButtonVisible(true);
    role.setId("rule-role");
    MultiSelectComboBox<PersonProfile> named =
        new MultiSelectComboBox<>(getTranslation("floor.rules.people"));
    named.setItems(people.staff(tenant));
    named.setItemLabelGenerator(PersonProfile::name);
    named.setId("rule-people");
    boolean mails = alerts.mails(tenant);
    Checkbox mail = new Checkbox(getTranslation("floor.rules.by-mail"));
    mail.setValue(mails);
    Div note = new Div(getTranslation(mails ? "floor.rules.mail.digest" : "floor.rules.mail.off"));
    note.addClassNames("small", "dim");
    Div preview = new Div();
    preview.setId("rule-preview");
    preview.getElement().setAttribute("role", "status");
    Button look = new Button(getTranslation("floor.rules.preview"));
    look.setId("rule-look");
    Button save = new Button(getTranslation("floor.rules.add"));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.setId("rule-add");
    java.util.function.Supplier<AlertRule.Wanted> wanted =
        () ->
            new AlertRule.Wanted(
                Objects.requireNonNull(
                    promise.getOptionalValue().orElse(CaseLimits.Promise.RESOLUTION)),
                percents.getValue(),
                type.getValue(),
                null,
                role.getValue(),
                named.getValue().stream().map(PersonProfile::id).collect(Collectors.toSet()),
                mail.getValue());
    look.addClickListener(click -> {
      preview.removeAll();
      try {
        CaseLimits.Crossings seen = alerts.preview(tenant, wanted.get());
        preview.add(
            new Span(
                getTranslation("floor.rules.would", seen.within(), seen.open())
                    + (seen.most() ? " " + getTranslation("floor.rules.would.most") : "")));
      } catch (Refusal refusal) {
        preview.add(new Span(refusals.say(refusal, Formats.current())));
      }
    });
    save.addClickListener(click ->
        attempt(
            tenant, () -> alerts.add(tenant, wanted.get()), getTranslation("floor.rules.added")));
    Div ends = new Div(look, save);
    ends.addClassName("form-end");
    Div form = new Div(promise, percents, type, role, named, mail, note, preview, ends);
    form.addClassName("form");
    return new Panel(getTranslation("floor.rules.new"), form);
  }
}
