package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.InvalidWorkType;
import io.trastienda.platform.catalogue.ReopenRule;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.ServiceLevelRefused;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Icons;
import io.trastienda.ui.shell.Panel;
import io.trastienda.ui.shell.Toast;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form of a service level's next version: targets in business hours per priority, warnings,
/// reasons that pause the clock, and what a reopened clock does.
class LevelEditor extends Panel {

  private static final int PRIORITIES = 4;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int MINUTES = 4;
  private static final Pattern PRIORITY = Pattern.compile("(tail limit|.*) of priority (\\d).*");
  private static final Pattern COMMAS = Pattern.compile("[,; ]+");

  private final DesignerDoors doors;
  private final TenantProfile client;
  private final TextField key = new TextField(getTranslation("designer.key"));
  private final Map<Integer, BigDecimalField> first = new TreeMap<>();
  private final Map<Integer, BigDecimalField> done = new TreeMap<>();
  private final Map<Integer, BigDecimalField> tail = new TreeMap<>();
  private final TextField warnings = new TextField(getTranslation("designer.warnings"));
  private final MultiSelectComboBox<String> pauses =
      new MultiSelectComboBox<>(getTranslation("designer.pauses"));
  private final RadioButtonGroup<ReopenRule> reopen =
      new RadioButtonGroup<>(getTranslation("designer.reopen"));
  private final Div problem = new Div();

  /// A form.
  ///
  /// @param known its newest version, null for a new one
  /// @param version the number of its next version
  /// @param reasons the client's reasons for parking, named
  LevelEditor(
      DesignerDoors doors,
      TenantProfile client,
      @Nullable ServiceLevel known,
      int version,
      Map<String, String> reasons) {
    super(
        known == null
            ? I18NProvider.translate("designer.level.new")
            : I18NProvider.translate("designer.next", known.key(), version));
    this.doors = doors;
    this.client = client;
    lined();
    key.setManualValidation(true);
    key.setId("level-key");
    key.setHelperText(getTranslation("designer.key.help"));
    key.setRequiredIndicatorVisible(true);
    if (known == null) {
      body().add(key);
    } else {
      key.setValue(known.key());
    }
    Div targets = new Div();
    targets.addClassName("designer-targets");
    for (int priority = 1; priority <= PRIORITIES; priority++) {
      H3 name = new H3(getTranslation("designer.priority", priority));
      targets.add(
          name,
          target(first, "first", priority, known == null ? Map.of() : known.firstActionTargets()),
          target(done, "done", priority, known == null ? Map.of() : known.resolutionTargets()),
          target(tail, "tail", priority, known == null ? Map.of() : known.tailLimits()));
    }
    Span help = new Span(getTranslation("designer.targets.help"));
    help.addClassNames("small", "dim");
    warnings.setManualValidation(true);
    warnings.setId("level-warnings");
    warnings.setHelperText(getTranslation("designer.warnings.help"));
    warnings.setSuffixComponent(new Span("%"));
    warnings.setValue(
        (known == null ? ServiceLevel.USUAL_WARNINGS : known.warnings())
            .stream().map(String::valueOf).collect(Collectors.joining(", ")));
    Set<String> offered = new TreeSet<>(reasons.keySet());
    if (known != null) {
      offered.addAll(known.pauseReasons());
    }
    pauses.setItems(offered);
    pauses.setItemLabelGenerator(one -> reasons.getOrDefault(one, one));
    pauses.setValue(known == null ? Set.of() : new LinkedHashSet<>(known.pauseReasons()));
    pauses.setHelperText(getTranslation("designer.pauses.help"));
    pauses.setId("level-pauses");
    reopen.setItems(ReopenRule.values());
    reopen.setItemLabelGenerator(one -> getTranslation("designer.reopen." + one.name()));
    reopen.setValue(known == null ? ReopenRule.REST_OF_OLD : known.reopenRule());
    reopen.setId("level-reopen");
    problem.addClassNames("designer-problem", "is-late");
    problem.getElement().setAttribute("role", "alert");
    Button publish =
        new Button(getTranslation("designer.next.publish", version), click -> publish());
    publish.addThemeVariants(ButtonVariant.PRIMARY);
    publish.setId("level-publish");
    Span never = new Span(getTranslation("designer.next.why"));
    never.addClassNames("small", "dim");
    Div end = new Div(publish, never);
    end.addClassName("form-end");
    Div more = new Div(warnings, pauses, reopen);
    more.addClassName("form");
    body().add(new H3(getTranslation("designer.targets")), targets, help, more, problem, end);
  }

  private BigDecimalField target(
      Map<Integer, BigDecimalField> into, String what, int priority, Map<Integer, Long> known) {
    BigDecimalField field = new BigDecimalField(getTranslation("designer.target." + what));
    field.setLocale(Formats.current().locale());
    field.setSuffixComponent(new Span("h"));
    field.setManualValidation(true);
    field.setId("level-" + what + "-" + priority);
    Long seconds = known.get(priority);
    if (seconds != null) {
      BigDecimal hours = BigDecimal.valueOf(seconds).divide(HOUR, MINUTES, RoundingMode.HALF_UP);
      field.setValue(new BigDecimal(hours.stripTrailingZeros().toPlainString()));
    }
    into.put(priority, field);
    return field;
  }

  private static Map<Integer, Long> seconds(Map<Integer, BigDecimalField> fields) {
    Map<Integer, Long> seconds = new TreeMap<>();
    fields.forEach((priority, field) -> {
      field.setInvalid(false);
      BigDecimal hours = field.getValue();
      if (hours != null) {
        seconds.put(priority, hours.multiply(HOUR).setScale(0, RoundingMode.HALF_UP).longValue());
      }
    });
    return seconds;
  }

  private @Nullable List<Integer> percents() {
    List<Integer> percents = new ArrayList<>();
    warnings.setInvalid(false);
    for (String one : COMMAS.split(warnings.getValue().strip(), -1)) {
      try {
        if (!one.isEmpty()) {
          percents.add(Integer.valueOf(one));
        }
      } catch (NumberFormatException _) {
        warnings.setInvalid(true);
        warnings.setErrorMessage(getTranslation("designer.warnings.rule"));
        return null;
      }
    }
    return percents;
  }

  private void publish() {
    problem.removeAll();
    key.setInvalid(false);
    String name = key.getValue().strip();
    if (key.getParent().isPresent()
        && (name.isEmpty() || doors.catalogue().serviceLevels(client.id()).containsKey(name))) {
      key.setInvalid(true);
      key.setErrorMessage(
          getTranslation(name.isEmpty() ? "designer.needed" : "designer.rule.once"));
      return;
    }
    List<Integer> percents = percents();
    if (percents == null) {
      return;
    }
    try {
      ServiceLevel level =
          new ServiceLevel(
              name,
              seconds(done),
              pauses.getValue(),
              seconds(first),
              seconds(tail),
              percents,
              reopen.getValue());
      int version = doors.contracts().publish(client.id(), level);
      Toast.show(getTranslation("designer.published", name, version));
      DesignerNavigation.go(DesignerNavigation.affected(client.slug(), Shelf.LEVELS, name));
    } catch (ServiceLevelRefused refusal) {
      explain(refusal);
    } catch (InvalidWorkType refusal) {
      key.setInvalid(true);
      key.setErrorMessage(Refused.of(refusal).words());
    }
  }

  private void explain(ServiceLevelRefused refusal) {
    String thing = refusal.thing();
    Matcher matcher = PRIORITY.matcher(thing);
    if (thing.startsWith("warning")) {
      warnings.setInvalid(true);
      warnings.setErrorMessage(getTranslation("designer.warnings.rule"));
    } else if (matcher.matches()) {
      Map<Integer, BigDecimalField> fields =
          thing.startsWith("tail") ? tail : thing.startsWith("first") ? first : done;
      BigDecimalField field = fields.get(Integer.valueOf(matcher.group(2)));
      if (field != null) {
        field.setInvalid(true);
        field.setErrorMessage(
            getTranslation(
                refusal.rule().contains("above 0")
                    ? "designer.target.rule"
                    : "designer.tail.rule"));
      }
    } else {
      problem.add(Icons.LATE.create(), new Span(doors.refusals().say(refusal, Formats.current())));
    }
  }
}
