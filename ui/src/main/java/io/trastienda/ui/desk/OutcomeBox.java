package io.trastienda.ui.desk;

import com.vaadin.flow.component.combobox.ComboBox;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import io.trastienda.ui.shell.Toast;
import java.util.List;
import java.util.Optional;

/// Where the holder says how the case ends; a work type without outcomes takes words of one's own.
class OutcomeBox extends ComboBox<WorkType.Choice> {

  OutcomeBox() {
    setAriaLabel(getTranslation("desk.outcome"));
    setPlaceholder(getTranslation("desk.outcome"));
    setId("outcome");
    setTestId("outcome");
    setItemLabelGenerator(one -> Formats.current().text(one.name()));
    addCustomValueSetListener(typed ->
        setValue(new WorkType.Choice(typed.getDetail(), LocalizedText.same(typed.getDetail()))));
    addValueChangeListener(change -> setInvalid(false));
  }

  void offer(List<WorkType.Choice> outcomes) {
    setAllowCustomValue(outcomes.isEmpty());
    setItems(outcomes);
    clear();
    setInvalid(false);
  }

  /// What was chosen; asks for it if nothing was.
  Optional<WorkType.Choice> demand() {
    WorkType.Choice chosen = getValue();
    if (chosen == null) {
      setInvalid(true);
      setErrorMessage(getTranslation("desk.outcome.missing"));
      focus();
      Toast.refuse(getTranslation("desk.outcome.missing"));
    }
    return Optional.ofNullable(chosen);
  }
}
