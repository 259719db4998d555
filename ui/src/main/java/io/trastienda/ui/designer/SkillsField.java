package io.trastienda.ui.designer;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.WorkType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an agent must be able to do, and how well: skills that the client's work asks for already,
/// or typed as `lang.ca 3` or `lang.ca 3 30min`, which nobody needs any more after 30 minutes.
final class SkillsField extends MultiSelectComboBox<WorkType.Skill> {

  private static final Pattern TYPED =
      Pattern.compile("(\\S+)(?:\\s+([1-5]))?(?:\\s+(\\d{1,5})\\s*min)?");

  private final Set<WorkType.Skill> known =
      new TreeSet<>(
          Comparator.comparing(WorkType.Skill::key)
              .thenComparingInt(WorkType.Skill::level)
              .thenComparingInt(WorkType.Skill::relaxMinutes));

  /// A field.
  ///
  /// @param skills those so far
  /// @param elsewhere those that other work types of the client ask for
  /// @param typed hears a change
  SkillsField(List<WorkType.Skill> skills, Collection<WorkType.Skill> elsewhere, Runnable typed) {
    super(I18NProvider.translate("designer.skills"));
    known.addAll(elsewhere);
    known.addAll(skills);
    setItems(known);
    setItemLabelGenerator(SkillsField::write);
    setValue(new LinkedHashSet<>(skills));
    setAllowCustomValue(true);
    setManualValidation(true);
    setId("type-skills");
    setHelperText(getTranslation("designer.skills.help"));
    addCustomValueSetListener(custom -> {
      Optional<WorkType.Skill> skill = read(custom.getDetail().strip());
      setInvalid(skill.isEmpty());
      setErrorMessage(skill.isEmpty() ? getTranslation("designer.skills.help") : "");
      skill.ifPresent(one -> {
        Set<WorkType.Skill> chosen = new LinkedHashSet<>(getValue());
        chosen.removeIf(other -> other.key().equals(one.key()));
        chosen.add(one);
        known.addAll(chosen);
        setItems(known);
        setValue(chosen);
        typed.run();
      });
    });
    Words.whenTyped(this, typed);
  }

  static String write(WorkType.Skill skill) {
    return skill.key()
        + (skill.level() == 1 && skill.relaxMinutes() == 0 ? "" : " " + skill.level())
        + (skill.relaxMinutes() == 0 ? "" : " " + skill.relaxMinutes() + "min");
  }

  /// Reads a skill as it is typed; empty if it is none.
  static Optional<WorkType.Skill> read(String text) {
    Matcher matcher = TYPED.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new WorkType.Skill(
                matcher.group(1),
                matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  List<WorkType.Skill> chosen() {
    return List.copyOf(getValue());
  }
}
