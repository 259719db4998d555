package io.trastienda.ui.designer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.InvalidWorkType;
import io.trastienda.platform.catalogue.PublishedType;
import io.trastienda.platform.catalogue.ServiceLevel;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.tenantadmin.clients.WorkTemplate;
import io.trastienda.ui.shell.Formats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Starts a work type: from nothing, from a template, or as a copy of one that the client has.
class NewTypeDialog extends Dialog {

  /// What a new work type begins as.
  private record Source(
      String label,
      @Nullable WorkType type,
      @Nullable ServiceLevel proposed,
      String level,
      String calendar) {}

  private final DesignerDoors doors;
  private final TenantProfile client;
  private final Set<String> taken = new HashSet<>();
  private final ComboBox<Source> source = new ComboBox<>(getTranslation("designer.new.source"));
  private final Div place = new Div();
  private final TextField key = new TextField(getTranslation("designer.key"));
  private Words name;

  /// A dialog.
  ///
  /// @param level key of a service level that the client has
  /// @param calendar key of a calendar that the client has
  NewTypeDialog(DesignerDoors doors, TenantProfile client, String level, String calendar) {
    this.doors = doors;
    this.client = client;
    addClassNames("ask", "designer-ask");
    setHeaderTitle(getTranslation("designer.new"));
    source.setItems(sources(level, calendar));
    source.setItemLabelGenerator(Source::label);
    source.setId("new-source");
    source.setManualValidation(true);
    source.addValueChangeListener(change -> begin(change.getValue()));
    name = words(null);
    place.add(name);
    key.setId("new-key");
    key.setHelperText(getTranslation("designer.key.fixed"));
    key.setManualValidation(true);
    Div form = new Div(source, place, key);
    form.addClassName("form");
    add(form);
    Button cancel = new Button(getTranslation("shell.cancel"), click -> close());
    cancel.addThemeVariants(ButtonVariant.TERTIARY);
    Button create = new Button(getTranslation("designer.new.create"), click -> create());
    create.addThemeVariants(ButtonVariant.PRIMARY);
    create.setId("new-create");
    getFooter().add(cancel, create);
  }

  private List<Source> sources(String level, String calendar) {
    Formats formats = Formats.current();
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(getTranslation("designer.new.empty"), null, null, level, calendar));
    for (WorkType type : doors.catalogue().workTypes(client.id())) {
      PublishedType newest = doors.catalogue().history(client.id(), type.key()).getFirst();
      taken.add(type.key());
      sources.add(
          new Source(
              getTranslation("designer.new.copy", formats.text(type.name())),
              type,
              null,
              newest.serviceLevel(),
              newest.calendar()));
    }
    doors.catalogue().drafts(client.id()).forEach(draft -> taken.add(draft.type().key()));
    for (WorkTemplate template : doors.clients().templates()) {
      sources.add(
          new Source(
              getTranslation("designer.new.template", formats.text(template.type().name())),
              template.type(),
              template.level(),
              template.level().key(),
              calendar));
    }
    return sources;
  }

  private Words words(@Nullable LocalizedText known) {
    return new Words("new-name", getTranslation("designer.name"), known, this::named);
  }

  private void named() {
    key.setPlaceholder(free(Texts.key(name.any())));
  }

  private void begin(@Nullable Source from) {
    place.removeAll();
    WorkType type = from == null ? null : from.type();
    boolean copy = from != null && type != null && from.proposed() == null;
    name =
        words(
            type == null
                ? null
                : copy
                    ? new LocalizedText(
                        type.name().es() + " (2)",
                        type.name().ca() + " (2)",
                        type.name().en() + " (2)")
                    : type.name());
    place.add(name);
    key.setValue(type == null ? "" : free(type.key()));
  }

  private String free(String wanted) {
    String one = wanted;
    for (int number = 2; taken.contains(one); number++) {
      one = wanted + "-" + number;
    }
    return one;
  }

  private void create() {
    Source from = source.getValue();
    source.setInvalid(from == null);
    source.setErrorMessage(from == null ? getTranslation("designer.needed") : "");
    LocalizedText named = name.read();
    if (from == null || named == null) {
      return;
    }
    if (key.getValue().isBlank()) {
      key.setValue(free(Texts.key(named.en())));
    }
    String wanted = key.getValue().strip();
    if (taken.contains(wanted)) {
      refuse(getTranslation("designer.rule.once"));
      return;
    }
    try {
      WorkType type =
          Blueprint.with(
                  parts -> {
                    parts.key = wanted;
                    parts.name = named;
                  })
              .apply(from.type() == null ? empty(named) : from.type());
      ServiceLevel proposed = from.proposed();
      if (proposed != null
          && !doors.catalogue().serviceLevels(client.id()).containsKey(proposed.key())) {
        doors.contracts().publish(client.id(), proposed);
      }
      doors.catalogue().saveDraft(client.id(), type, from.level(), from.calendar(), 0);
    } catch (InvalidWorkType refusal) {
      refuse(Refused.of(refusal).words());
      return;
    } catch (Refusal refusal) {
      refuse(doors.refusals().say(refusal, Formats.current()));
      return;
    }
    close();
    DesignerNavigation.go(DesignerNavigation.workType(client.slug(), wanted));
  }

  private void refuse(String words) {
    key.setInvalid(true);
    key.setErrorMessage(words);
  }

  /// A work type that a case can go through and that asks for nothing.
  private static WorkType empty(LocalizedText name) {
    List<WorkType.State> states = new ArrayList<>();
    for (StateCategory category : StateCategory.values()) {
      String word = "designer.new.state." + category.name();
      states.add(
          new WorkType.State(
              Texts.key(Texts.all(word).en()), Texts.all(word), Texts.all(word), category));
    }
    return new WorkType(
        "new-work-type",
        name,
        states,
        List.of(),
        List.of(),
        List.of(new WorkType.Choice("done", Texts.all("designer.new.outcome"))),
        List.of(),
        List.of(),
        Texts.all("designer.new.procedure"),
        List.of(),
        1,
        null,
        WorkType.Unit.ONE);
  }
}
