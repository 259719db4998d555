package io.trastienda.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.dispatch.AgentTerms;
import io.trastienda.platform.dispatch.StaffingDesk;
import io.trastienda.tenantadmin.clients.ClientDesk;
import io.trastienda.ui.shell.Columns;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.NothingHere;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.RefusalTexts;
import io.trastienda.ui.shell.Row;
import io.trastienda.ui.shell.Rows;
import io.trastienda.ui.shell.Toast;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What an agent can do and how much at once: the terms by which Next chooses for them.
class StaffingPanel extends Div {

  private final StaffingDesk staffing;
  private final ClientDesk clients;
  private final RefusalTexts refusals;
  private final PersonId person;

  StaffingPanel(StaffingDesk staffing, ClientDesk clients, RefusalTexts refusals, PersonId person) {
    this.staffing = staffing;
    this.clients = clients;
    this.refusals = refusals;
    this.person = person;
    draw();
  }

  private void draw() {
    AgentTerms terms = staffing.terms(person);
    removeAll();
    add(Columns.stack(skills(terms), capacity(terms)));
  }

  private Panel skills(AgentTerms terms) {
    Panel panel =
        new Panel(getTranslation("admin.staffing.skills"))
            .flush()
            .lined()
            .count(terms.skills().size());
    Div content = new Div();
    if (terms.skills().isEmpty()) {
      content.add(
          new NothingHere(
              Icons.TAG,
              getTranslation("admin.staffing.no-skills"),
              getTranslation("admin.staffing.no-skills.why")));
    } else {
      Rows rows = new Rows();
      new TreeMap<>(terms.skills())
          .forEach((skill, level) -> {
            Button withdraw =
                new Button(
                    getTranslation("admin.person.withdraw"),
                    click -> attempt(() -> staffing.withdrawSkill(person, skill)));
            withdraw.setAriaLabel(getTranslation("admin.person.withdraw") + ": " + skill);
            rows.add(
                new Row(skill)
                    .second(
                        new Span(getTranslation("admin.staffing.level.is", String.valueOf(level))))
                    .actions(withdraw));
          });
      content.add(rows);
    }
    content.add(give());
    panel.show(content);
    return panel;
  }

  private Div give() {
    Set<String> known = new TreeSet<>(staffing.skills());
    clients.templates().stream()
        .flatMap(template -> template.type().skills().stream())
        .map(WorkType.Skill::key)
        .forEach(known::add);
    ComboBox<String> skill = new ComboBox<>(getTranslation("admin.staffing.skill"));
    skill.setItems(known);
    skill.setAllowCustomValue(true);
    skill.addCustomValueSetListener(typed -> skill.setValue(typed.getDetail()));
    skill.setManualValidation(true);
    ComboBox<Integer> level = new ComboBox<>(getTranslation("admin.staffing.level"));
    level.setItems(1, 2, 3, 4, 5);
    level.setValue(3);
    Button give = new Button(getTranslation("admin.staffing.give"), Icons.PLUS.create());
    give.addClickListener(click -> {
      String which = skill.getValue();
      if (which == null || which.isBlank()) {
        skill.setErrorMessage(getTranslation("admin.required"));
        skill.setInvalid(true);
        return;
      }
      attempt(() ->
          staffing.grantSkill(
              person, which.strip(), Objects.requireNonNullElse(level.getValue(), 1)));
    });
    Div form = new Div(skill, level, give);
    form.addClassNames("form-line", "panel-form");
    return form;
  }

  private Panel capacity(AgentTerms terms) {
    IntegerField active = new IntegerField(getTranslation("admin.staffing.active"));
    active.setValue(terms.maxActive());
    IntegerField parked = new IntegerField(getTranslation("admin.staffing.parked"));
    parked.setValue(terms.maxParked());
    Button save = new Button(getTranslation("admin.staffing.save"));
    save.addClickListener(click ->
        attempt(() ->
            staffing.capacity(
                person,
                Objects.requireNonNullElse(active.getValue(), 0),
                Objects.requireNonNullElse(parked.getValue(), -1))));
    Div form = new Div(active, parked, save);
    form.addClassName("form-line");
    Span why = new Span(getTranslation("admin.staffing.capacity.why"));
    why.addClassNames("small", "dim");
    Div content = new Div(form, why);
    content.addClassName("stack-16");
    return new Panel(getTranslation("admin.staffing.capacity"), content);
  }

  private void attempt(Runnable action) {
    try {
      action.run();
      Toast.show(getTranslation("admin.staffing.saved"));
      draw();
    } catch (Refusal refusal) {
      Toast.refuse(refusals.say(refusal, Formats.current()));
    }
  }
}
