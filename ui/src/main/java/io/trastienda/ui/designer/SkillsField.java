package io.trastienda.ui.designer;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What an agent must be able to do: skills by their keys, known ones or new.
final class SkillsField extends MultiSelectComboBox<String> {

  private final Set<String> known = new TreeSet<>();

  /// A field.
  ///
  /// @param skills those so far
  /// @param elsewhere those that other work types of the client ask for
  /// @param typed hears a change
  SkillsField(List<String> skills, Set<String> elsewhere, Runnable typed) {
    super(I18NProvider.translate("designer.skills"));
    known.addAll(elsewhere);
    known.addAll(skills);
    setItems(known);
    setValue(new LinkedHashSet<>(skills));
    setAllowCustomValue(true);
    setManualValidation(true);
    setId("type-skills");
    setHelperText(getTranslation("designer.skills.help"));
    addCustomValueSetListener(custom -> {
      Set<String> chosen = new LinkedHashSet<>(getValue());
      chosen.add(custom.getDetail().strip());
      known.addAll(chosen);
      setItems(known);
      setValue(chosen);
      typed.run();
    });
    Words.whenTyped(this, typed);
  }

  List<String> read() {
    return List.copyOf(getValue());
  }
}
