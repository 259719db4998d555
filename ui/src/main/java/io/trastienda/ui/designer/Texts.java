package io.trastienda.ui.designer;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.WorkType;
import io.trastienda.platform.catalogue.WorkTypeChange;
import io.trastienda.ui.shell.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the designer says parts of work types and their differences.
final class Texts {

  /// The languages in which everything is named.
  static final List<Locale> LANGUAGES = List.of(Locale.of("es"), Locale.of("ca"), Locale.ENGLISH);

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");
  private static final int LONGEST_KEY = 40;
  private static final String ARROW = " -> ";

  private Texts() {}

  /// The words of a key in all three languages.
  static LocalizedText all(String key) {
    return new LocalizedText(
        I18NProvider.translate(LANGUAGES.get(0), key),
        I18NProvider.translate(LANGUAGES.get(1), key),
        I18NProvider.translate(LANGUAGES.get(2), key));
  }

  /// Makes a key of a name: small letters without accents, digits and hyphens.
  static String key(String name) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("");
    String words = ENDS.matcher(UNFIT.matcher(plain).replaceAll("-")).replaceAll("");
    return words.length() <= LONGEST_KEY
        ? words
        : ENDS.matcher(words.substring(0, LONGEST_KEY)).replaceAll("");
  }

  static String language(Locale language) {
    return I18NProvider.translate("designer.language." + language.getLanguage());
  }

  static String type(WorkType.FieldType type) {
    return I18NProvider.translate("designer.type." + type.name());
  }

  static String category(StateCategory category) {
    return I18NProvider.translate("designer.category." + category.name());
  }

  static String state(WorkType type, String key) {
    return key.isEmpty()
        ? I18NProvider.translate("designer.moves.in")
        : type.state(key).map(one -> Formats.current().text(one.name())).orElse(key);
  }

  /// Business hours with no more decimals than they have.
  static String hours(long seconds) {
    BigDecimal hours =
        BigDecimal.valueOf(seconds)
            .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return Formats.current().decimal(hours, Math.max(0, hours.scale()));
  }

  /// Says one difference.
  ///
  /// @param before where states have their names that are gone after
  /// @param after where states have their names
  static String say(WorkTypeChange change, WorkType before, WorkType after) {
    String name = Formats.current().text(change.name());
    if (change.part() == WorkTypeChange.Part.MOVE) {
      name =
          List.of(change.name().en().split(ARROW, -1)).stream()
              .map(key -> after.state(key).isPresent() ? state(after, key) : state(before, key))
              .collect(Collectors.joining(" → "));
    }
    String part = I18NProvider.translate("designer.part." + change.part().name(), name);
    String what =
        switch (change.kind()) {
          case ADDED, REMOVED -> I18NProvider.translate("designer.change." + change.kind().name());
          case CHANGED ->
              Optional.ofNullable(change.aspect())
                  .map(aspect ->
                      I18NProvider.translate(
                          change.part() == WorkTypeChange.Part.SKILL
                              ? "designer.aspect.SKILL"
                              : "designer.aspect." + aspect.name()))
                  .orElse("");
        };
    return I18NProvider.translate("designer.change", part, what);
  }

  /// Says every difference between two versions, those of level and calendar first.
  static List<String> differences(
      WorkType before,
      String levelBefore,
      String calendarBefore,
      WorkType after,
      String levelAfter,
      String calendarAfter) {
    List<String> words = new ArrayList<>();
    if (!levelBefore.equals(levelAfter)) {
      words.add(I18NProvider.translate("designer.change.level", levelBefore, levelAfter));
    }
    if (!calendarBefore.equals(calendarAfter)) {
      words.add(I18NProvider.translate("designer.change.calendar", calendarBefore, calendarAfter));
    }
    WorkTypeChange.between(before, after).forEach(change -> words.add(say(change, before, after)));
    return List.copyOf(words);
  }
}
