package io.trastienda.ui.designer;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.ui.shell.Formats;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The form of one checklist item.
class ChecklistEditor extends PartEditor {

  private final TextField key = new TextField(getTranslation("designer.key"));
  private final Words label;
  private final Checkbox mandatory = new Checkbox(getTranslation("designer.item.mandatory"));
  private final ComboBox<WorkType.Evidence> evidence =
      new ComboBox<>(getTranslation("designer.item.evidence"));

  ChecklistEditor(Workbench bench, WorkType.@Nullable ChecklistItem item) {
    super(
        item == null
            ? I18NProvider.translate("designer.item.new")
            : Formats.current().text(item.label()),
        bench,
        item == null);
    label =
        new Words(
            "item-label",
            getTranslation("designer.item.label"),
            item == null ? null : item.label(),
            this::typed);
    label.addClassName("designer-tall");
    mandatory.setValue(item == null || item.mandatory());
    mandatory.setId("item-mandatory");
    evidence.setItems(WorkType.Evidence.values());
    evidence.setItemLabelGenerator(one -> getTranslation("designer.evidence." + one.name()));
    evidence.setValue(item == null ? WorkType.Evidence.NONE : item.evidence());
    evidence.setId("item-evidence");
    Words.whenTyped(mandatory, this::typed);
    Words.whenTyped(evidence, this::typed);
    key.setManualValidation(true);
    key.setId("part-key");
    key.addClassName("designer-key");
    key.setHelperText(getTranslation("designer.key.help"));
    body().add(label, mandatory, evidence);
    if (item == null) {
      body().add(key);
    } else {
      key.setValue(item.key());
      Span reference = new Span(item.key());
      reference.addClassName("ref");
      aside(reference);
    }
    end(getTranslation("designer.item.add"));
  }

  @Override
  @Nullable UnaryOperator<WorkType> edit() {
    LocalizedText words = label.read();
    WorkType.Evidence proof = evidence.getValue();
    if (words == null || proof == null) {
      return null;
    }
    if (key.getValue().isBlank()) {
      key.setValue(Texts.key(words.en()));
    }
    WorkType.ChecklistItem item =
        new WorkType.ChecklistItem(key.getValue().strip(), words, mandatory.getValue(), proof);
    return fresh() ? Parts.CHECKLIST.adding(item) : Parts.CHECKLIST.replacing(item);
  }

  @Override
  void added() {
    bench().go(Tab.CHECKLIST, key.getValue().strip());
  }

  @Override
  boolean mark(Refused refused) {
    return refused.spot() == Refused.Spot.KEY && mark(key, refused);
  }
}
