package io.trastienda.platform.macros;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.StateCategory;
import io.trastienda.platform.catalogue.WorkType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What text blocks and macros must be before they are kept.
final class MacroRules {

  static final int MOST_STEPS = 20;

  private static final Pattern SHORTCUT = Pattern.compile("[a-z0-9-]{1,30}");
  private static final Pattern HOURS = Pattern.compile("|[1-9][0-9]{0,3}");
  private static final int MOST_TEXT = 4_000;
  private static final int MOST_TITLE = 100;
  private static final int MOST_NAME = 80;

  private MacroRules() {}

  /// Refuses a text block that nobody could find or fill.
  static void require(TextBlock block, Set<String> variables) {
    require(
        SHORTCUT.matcher(block.shortcut()).matches(),
        Phrase.of("shortcut"),
        Phrase.of("1 to 30 of a-z, 0-9 and '-'"),
        block.shortcut());
    requireLength(Phrase.of("title"), block.title(), MOST_TITLE);
    require(
        block.wording().all().anyMatch(text -> !text.isBlank()),
        Phrase.of("text"),
        Phrase.of("there in one language at least"),
        "");
    block
        .wording()
        .all()
        .forEach(text -> {
          require(
              text.length() <= MOST_TEXT,
              Phrase.of("text"),
              Phrase.of("at most {most} characters", Map.of("most", MOST_TEXT)),
              Phrase.of("{count} characters", Map.of("count", text.length())));
          Variables.require(text, variables);
        });
  }

  /// Refuses a macro that no case of its work types could go through.
  static void require(Macro macro, List<WorkType> types, Set<String> shortcuts) {
    requireLength(Phrase.of("name"), macro.name(), MOST_NAME);
    require(!macro.workTypes().isEmpty(), Phrase.of("work types"), Phrase.of("at least one"), "");
    require(
        !macro.steps().isEmpty() && macro.steps().size() <= MOST_STEPS,
        Phrase.of("steps"),
        Phrase.of("1 to {most}", Map.of("most", MOST_STEPS)),
        macro.steps().size());
    for (MacroStep step : macro.steps().subList(0, macro.steps().size() - 1)) {
      require(
          !step.kind().last(),
          Phrase.of("step that parks or completes"),
          Phrase.of("the last one"),
          step.key());
    }
    for (String key : macro.workTypes()) {
      WorkType type =
          types.stream()
              .filter(one -> one.key().equals(key))
              .findFirst()
              .orElseThrow(() ->
                  new InvalidMacro(
                      Phrase.of("work type"),
                      Phrase.of(
                          "one of {list}",
                          Map.of("list", types.stream().map(WorkType::key).toList())),
                      key));
      Set<String> variables = Variables.known(List.of(type));
      macro.steps().forEach(step -> require(step, type, variables, shortcuts));
    }
  }

  private static void require(
      MacroStep step, WorkType type, Set<String> variables, Set<String> shortcuts) {
    switch (step.kind()) {
      case FIELD -> requireField(step, type, variables);
      case TICK -> requireTick(step, type);
      case NOTE -> {
        requireLength(Phrase.of("note"), step.value(), MOST_TEXT);
        Variables.require(step.value(), variables);
      }
      case TEXT -> {
        oneOf(Phrase.of("text block"), shortcuts.stream().sorted().toList(), step.key());
        oneOf(Phrase.of("language"), List.of("es", "ca", "en"), step.value());
      }
      case PRIORITY -> oneOf(Phrase.of("priority"), List.of("1", "2", "3", "4"), step.key());
      case MOVE -> {
        oneOf(
            Phrase.of("state"),
            type.states().stream()
                .filter(state ->
                    state.category() == StateCategory.OPEN
                        || state.category() == StateCategory.IN_PROGRESS)
                .map(WorkType.State::key)
                .toList(),
            step.key());
      }
      case PARK -> {
        oneOf(
            Phrase.of("park reason"),
            type.parkReasons().stream().map(WorkType.Choice::key).toList(),
            step.key());
        require(
            HOURS.matcher(step.value()).matches(),
            Phrase.of("hours until the case comes back"),
            Phrase.of("1 to 9999 or empty"),
            step.value());
      }
      case COMPLETE -> {
        if (type.outcomes().isEmpty()) {
          requireLength(Phrase.of("outcome"), step.key(), 200);
        } else {
          oneOf(
              Phrase.of("outcome"),
              type.outcomes().stream().map(WorkType.Choice::key).toList(),
              step.key());
        }
      }
    }
  }

  private static void requireField(MacroStep step, WorkType type, Set<String> variables) {
    List<String> fields =
        type.fields().stream()
            .filter(field ->
                field.type() != WorkType.FieldType.TABLE
                    && field.type() != WorkType.FieldType.ATTACHMENT)
            .map(WorkType.Field::key)
            .toList();
    oneOf(Phrase.of("field"), fields, step.key());
    Variables.require(step.value(), variables);
    WorkType.Field field = type.field(step.key()).orElseThrow();
    if (field.type() == WorkType.FieldType.CHOICE && !step.value().isEmpty()) {
      oneOf(
          Phrase.of("field {field}", Map.of("field", field.key())),
          field.choices().stream().map(WorkType.Choice::key).toList(),
          step.value());
    }
  }

  private static void requireTick(MacroStep step, WorkType type) {
    List<WorkType.ChecklistItem> items =
        type.checklist().stream()
            .filter(item -> item.evidence() != WorkType.Evidence.DOCUMENT)
            .toList();
    oneOf(
        Phrase.of("checklist item"),
        items.stream().map(WorkType.ChecklistItem::key).toList(),
        step.key());
    boolean words =
        items.stream()
            .anyMatch(
                item -> item.key().equals(step.key()) && item.evidence() == WorkType.Evidence.NOTE);
    if (words) {
      requireLength(
          Phrase.of("evidence of checklist item {item}", Map.of("item", step.key())),
          step.value(),
          500);
    }
  }

  private static void oneOf(Phrase thing, List<String> known, String value) {
    require(known.contains(value), thing, Phrase.of("one of {list}", Map.of("list", known)), value);
  }

  private static void requireLength(Phrase thing, String text, int most) {
    require(
        !text.isBlank() && text.length() <= most,
        thing,
        Phrase.of("1 to {most} characters", Map.of("most", most)),
        text.length() <= 200
            ? text
            : Phrase.of("{count} characters", Map.of("count", text.length())));
  }

  private static void require(boolean holds, Phrase thing, Phrase rule, Object value) {
    if (!holds) {
      throw new InvalidMacro(thing, rule, value);
    }
  }
}
