package io.trastienda.ui.designer;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Facts;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Panel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How a work type is named and counted, and what is promised for it.
class GeneralTab extends Div {

  GeneralTab(Workbench bench, Set<WorkType.Skill> skillsElsewhere) {
    addClassName("columns-half");
    add(new NameEditor(bench, skillsElsewhere), new Promise(bench));
  }

  /// The service level and the calendar, chosen among the client's.
  private static final class Promise extends Panel {

    private static final int PRIORITIES = 4;

    private final Workbench bench;
    private final ComboBox<String> level = new ComboBox<>(I18NProvider.translate("designer.level"));
    private final ComboBox<String> calendar =
        new ComboBox<>(I18NProvider.translate("designer.calendar"));
    private final Div facts = new Div();

    Promise(Workbench bench) {
      super(I18NProvider.translate("designer.promise"));
      this.bench = bench;
      lined().aside(getTranslation("designer.targets"));
      level.setItems(bench.levels().keySet());
      level.setValue(bench.draft().serviceLevel());
      level.setId("type-level");
      calendar.setItems(new TreeSet<>(bench.calendars()));
      calendar.setValue(bench.draft().calendar());
      calendar.setId("type-calendar");
      for (ComboBox<String> tie : List.of(level, calendar)) {
        tie.setManualValidation(true);
        Words.whenTyped(tie, this::tie);
      }
      facts.addClassName("stack-16");
      Div form = new Div(level, calendar);
      form.addClassName("form");
      body().add(form, facts);
      draw();
    }

    private void tie() {
      String one = level.getValue();
      String other = calendar.getValue();
      level.setInvalid(one == null);
      calendar.setInvalid(other == null);
      if (one == null || other == null) {
        bench.incomplete();
        return;
      }
      bench.tie(one, other);
      draw();
    }

    private void draw() {
      facts.removeAll();
      Optional<ServiceLevel> promised = bench.level();
      Facts targets = new Facts();
      for (int priority = 1; priority <= PRIORITIES; priority++) {
        OptionalLong seconds =
            promised.isPresent() ? promised.get().target(priority) : OptionalLong.empty();
        targets.add(
            getTranslation("designer.priority", priority),
            seconds.isPresent()
                ? getTranslation("designer.hours", Texts.hours(seconds.getAsLong()))
                : "–");
      }
      Div links =
          new Div(
              new Anchor(
                  DesignerNavigation.entry(
                      bench.client().slug(), Shelf.LEVELS, bench.draft().serviceLevel()),
                  getTranslation("designer.level.open")),
              new Anchor(
                  DesignerNavigation.entry(
                      bench.client().slug(), Shelf.CALENDARS, bench.draft().calendar()),
                  getTranslation("designer.calendar.open")));
      links.addClassName("line-up");
      facts.add(targets, links);
    }
  }

  /// Name, weight, skills, second person and unit.
  private static final class NameEditor extends PartEditor {

    private final Words name;
    private final IntegerField weight = new IntegerField(getTranslation("designer.weight"));
    private final SkillsField skills;
    private final Checkbox check = new Checkbox(getTranslation("designer.check"));
    private final ComboBox<WorkType.Field> amount =
        new ComboBox<>(getTranslation("designer.check.amount"));
    private final BigDecimalField above =
        new BigDecimalField(getTranslation("designer.check.above"));
    private final Div limit = new Div(amount, above);
    private final Words unit;
    private final ComboBox<WorkType.Field> quantity =
        new ComboBox<>(getTranslation("designer.unit.quantity"));

    NameEditor(Workbench bench, Set<WorkType.Skill> elsewhere) {
      super(I18NProvider.translate("designer.naming"), bench, false);
      WorkType type = bench.type();
      Span reference = new Span(type.key());
      reference.addClassName("ref");
      aside(reference);
      name = new Words("type-name", getTranslation("designer.name"), type.name(), this::typed);
      weight.setValue(type.weight());
      weight.setMin(1);
      weight.setStepButtonsVisible(true);
      weight.setId("type-weight");
      weight.setHelperText(getTranslation("designer.weight.help"));
      weight.setManualValidation(true);
      Words.whenTyped(weight, this::typed);
      skills = new SkillsField(type.skills(), elsewhere, this::typed);
      secondPerson(type);
      unit =
          new Words(
              "type-unit", getTranslation("designer.unit.name"), type.unit().name(), this::typed);
      quantity.setItems(
          type.fields().stream()
              .filter(field -> field.type() == WorkType.FieldType.NUMBER && field.required())
              .toList());
      quantity.setItemLabelGenerator(one -> Formats.current().text(one.label()));
      quantity.setClearButtonVisible(true);
      quantity.setPlaceholder(getTranslation("designer.unit.one"));
      quantity.setHelperText(getTranslation("designer.unit.help"));
      quantity.setId("type-quantity");
      quantity.setManualValidation(true);
      Optional.ofNullable(type.unit().quantityField())
          .flatMap(type::field)
          .ifPresent(quantity::setValue);
      Words.whenTyped(quantity, this::typed);
      Div line = new Div(weight, skills);
      line.addClassName("designer-line");
      body()
          .add(
              name,
              line,
              new H3(getTranslation("designer.check.title")),
              check,
              limit,
              new H3(getTranslation("designer.unit")),
              unit,
              quantity);
      end("");
    }

    private void secondPerson(WorkType type) {
      WorkType.Check known = type.check();
      check.setValue(known != null);
      check.setId("type-check");
      amount.setItems(
          type.fields().stream()
              .filter(field ->
                  field.type() == WorkType.FieldType.AMOUNT
                      || field.type() == WorkType.FieldType.NUMBER)
              .toList());
      amount.setItemLabelGenerator(one -> Formats.current().text(one.label()));
      amount.setPlaceholder(getTranslation("designer.check.every"));
      amount.setClearButtonVisible(true);
      amount.setId("check-amount");
      amount.setManualValidation(true);
      above.setLocale(Formats.current().locale());
      above.setId("check-above");
      above.setManualValidation(true);
      above.setValue(BigDecimal.ZERO);
      if (known != null) {
        Optional.ofNullable(known.amountField()).flatMap(type::field).ifPresent(amount::setValue);
        above.setValue(known.above());
      }
      above.setValueChangeMode(ValueChangeMode.LAZY);
      above.setValueChangeTimeout(Words.TYPED);
      limit.addClassName("designer-line");
      fit();
      Runnable changed =
          () -> {
            fit();
            typed();
          };
      Words.whenTyped(check, changed);
      Words.whenTyped(amount, changed);
      Words.whenTyped(above, this::typed);
    }

    private void fit() {
      limit.setVisible(check.getValue());
      above.setVisible(amount.getValue() != null);
    }

    /// Changes only what differs from what was seen, so that it can stand beside what somebody else
    /// changed.
    @Override
    @Nullable UnaryOperator<WorkType> edit() {
      LocalizedText named = name.read();
      LocalizedText counted = unit.read();
      Integer heavy = weight.getValue();
      weight.setInvalid(heavy == null);
      weight.setErrorMessage(heavy == null ? getTranslation("designer.needed") : "");
      BigDecimal bound = amount.getValue() == null ? BigDecimal.ZERO : above.getValue();
      above.setInvalid(bound == null);
      above.setErrorMessage(bound == null ? getTranslation("designer.needed") : "");
      amount.setInvalid(false);
      quantity.setInvalid(false);
      skills.setInvalid(false);
      if (named == null || counted == null || heavy == null || bound == null) {
        return null;
      }
      WorkType.Check wanted =
          check.getValue()
              ? new WorkType.Check(
                  Optional.ofNullable(amount.getValue()).map(WorkType.Field::key).orElse(null),
                  bound)
              : null;
      WorkType.Unit priced =
          new WorkType.Unit(
              counted,
              Optional.ofNullable(quantity.getValue()).map(WorkType.Field::key).orElse(null));
      List<WorkType.Skill> needed = skills.chosen();
      WorkType seen = bench().type();
      return Blueprint.with(type -> {
        type.name = named.equals(seen.name()) ? type.name : named;
        type.weight = heavy.equals(seen.weight()) ? type.weight : heavy;
        type.skills = needed.equals(seen.skills()) ? type.skills : needed;
        type.check = Objects.equals(wanted, seen.check()) ? type.check : wanted;
        type.unit = priced.equals(seen.unit()) ? type.unit : priced;
      });
    }

    @Override
    boolean mark(Refused refused) {
      return switch (refused.spot()) {
        case WEIGHT -> {
          weight.setInvalid(true);
          weight.setErrorMessage(refused.words());
          yield true;
        }
        case CHECK -> {
          above.setInvalid(true);
          above.setErrorMessage(refused.words());
          yield above.isVisible();
        }
        case UNIT -> {
          quantity.setInvalid(true);
          quantity.setErrorMessage(refused.words());
          yield true;
        }
        case SKILLS -> {
          skills.setInvalid(true);
          skills.setErrorMessage(refused.words());
          yield true;
        }
        case KEY,
            STATES,
            MOVE,
            OUTCOMES,
            CHOICES,
            COLUMNS,
            LIMITS,
            REQUIRED_WHEN,
            VISIBLE_WHEN,
            OTHER ->
            false;
      };
    }
  }
}
