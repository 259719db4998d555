package io.trastienda.ui.designer;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The form of one state.
class StateEditor extends PartEditor {

  private final TextField key = new TextField(getTranslation("designer.key"));
  private final Words name;
  private final Words clientName;
  private final ComboBox<StateCategory> category =
      new ComboBox<>(getTranslation("designer.state.category"));

  StateEditor(Workbench bench, WorkType.@Nullable State state) {
    super(
        state == null
            ? I18NProvider.translate("designer.state.new")
            : Formats.current().text(state.name()),
        bench,
        state == null);
    name =
        new Words(
            "state-name",
            getTranslation("designer.state.name"),
            state == null ? null : state.name(),
            this::typed);
    clientName =
        new Words(
            "state-client",
            getTranslation("designer.state.client"),
            state == null ? null : state.clientName(),
            this::typed);
    category.setItems(StateCategory.values());
    category.setItemLabelGenerator(Texts::category);
    category.setValue(state == null ? StateCategory.IN_PROGRESS : state.category());
    category.setHelperText(getTranslation("designer.state.category.help"));
    category.setManualValidation(true);
    category.setId("state-category");
    Words.whenTyped(category, this::typed);
    key.setManualValidation(true);
    key.setId("part-key");
    key.addClassName("designer-key");
    key.setHelperText(getTranslation("designer.key.help"));
    body().add(name, clientName, category);
    if (state == null) {
      body().add(key);
    } else {
      key.setValue(state.key());
      Span reference = new Span(state.key());
      reference.addClassName("ref");
      aside(reference);
    }
    end(getTranslation("designer.state.add"));
  }

  @Override
  @Nullable UnaryOperator<WorkType> edit() {
    category.setInvalid(false);
    LocalizedText staff = name.read();
    LocalizedText client = clientName.read();
    StateCategory one = category.getValue();
    if (staff == null || client == null || one == null) {
      return null;
    }
    if (key.getValue().isBlank()) {
      key.setValue(Texts.key(staff.en()));
    }
    WorkType.State state = new WorkType.State(key.getValue().strip(), staff, client, one);
    return fresh() ? Parts.STATES.adding(state) : Parts.STATES.replacing(state);
  }

  @Override
  void added() {
    bench().go(Tab.STATES, key.getValue().strip());
  }

  @Override
  boolean mark(Refused refused) {
    if (refused.spot() == Refused.Spot.KEY) {
      return mark(key, refused);
    }
    if (refused.spot() == Refused.Spot.STATES) {
      category.setInvalid(true);
      category.setErrorMessage(refused.words());
      return true;
    }
    return false;
  }
}
