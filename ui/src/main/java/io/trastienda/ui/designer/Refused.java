package io.trastienda.ui.designer;

import com.vaadin.flow.i18n.I18NProvider;
import io.trastienda.platform.catalogue.InvalidWorkType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of a work type the catalogue refused: the input it concerns and the rule in the reader's
/// language.
///
/// @param spot which sort of input
/// @param part key of the field, state or move that it concerns; empty for the whole
/// @param rule key of the rule's text
/// @param value what was refused
record Refused(Spot spot, String part, String rule, String value) {

  /// The sorts of inputs that a refusal may concern.
  enum Spot {
    KEY,
    STATES,
    MOVE,
    OUTCOMES,
    CHOICES,
    COLUMNS,
    LIMITS,
    REQUIRED_WHEN,
    VISIBLE_WHEN,
    CHECK,
    UNIT,
    WEIGHT,
    SKILLS,
    OTHER
  }

  private static final Pattern OF_FIELD = Pattern.compile("(.*?)(?:of )?field (\\S+?)(?: key)?");
  private static final Pattern OF_MOVE =
      Pattern.compile("(required field|reason) of move (.+? -> .+?)(?: key)?");

  static Refused of(InvalidWorkType refusal) {
    String thing = String.valueOf(refusal.arguments().get("thing"));
    String rule = String.valueOf(refusal.arguments().get("rule"));
    String value = String.valueOf(refusal.arguments().get("value"));
    Matcher move = OF_MOVE.matcher(thing);
    if (move.matches()) {
      String part = move.group(2).replace(" -> ", ">");
      return new Refused(
          Spot.MOVE,
          part,
          thing.endsWith(" key")
              ? keyRule(rule)
              : thing.startsWith("required") ? "move-field" : "move",
          value);
    }
    Matcher field = OF_FIELD.matcher(thing);
    if (field.matches() && !thing.equals("field key")) {
      return ofField(field.group(1).strip(), field.group(2), thing, rule, value);
    }
    return switch (thing) {
      case "key" -> new Refused(Spot.KEY, "", "type-key", value);
      case "first state" -> new Refused(Spot.STATES, "", "first-state", value);
      case "states" -> new Refused(Spot.STATES, "", statesRule(rule), value);
      case "move" -> new Refused(Spot.MOVE, value.replace(" -> ", ">"), "move", value);
      case "outcomes" -> new Refused(Spot.OUTCOMES, "", "outcomes", value);
      case "check" -> new Refused(Spot.CHECK, "", "check", value);
      case "unit" -> new Refused(Spot.UNIT, "", "unit", value);
      case "weight" -> new Refused(Spot.WEIGHT, "", "weight", value);
      case "park reason key", "outcome key" ->
          new Refused(Spot.CHOICES, thing.replace(" key", ""), keyRule(rule), value);
      case String other when other.contains("skill") ->
          new Refused(Spot.SKILLS, "", keyRule(rule), value);
      case String other when other.endsWith(" key") ->
          new Refused(Spot.KEY, value, keyRule(rule), value);
      case String _ -> new Refused(Spot.OTHER, "", "other", value);
    };
  }

  private static Refused ofField(
      String what, String part, String thing, String rule, String value) {
    return switch (what) {
      case "choices" -> new Refused(Spot.CHOICES, part, "choices", value);
      case "choice" -> new Refused(Spot.CHOICES, part, keyRule(rule), value);
      case "requirement" -> new Refused(Spot.REQUIRED_WHEN, part, condition(rule), value);
      case "visibility" -> new Refused(Spot.VISIBLE_WHEN, part, condition(rule), value);
      case "columns" -> new Refused(Spot.COLUMNS, part, "columns", value);
      case "" -> new Refused(Spot.LIMITS, part, limits(rule), value);
      default ->
          new Refused(Spot.COLUMNS, part, thing.endsWith(" key") ? keyRule(rule) : "column", value);
    };
  }

  private static String keyRule(String rule) {
    return rule.equals("used once") ? "once" : "key";
  }

  private static String statesRule(String rule) {
    return rule.contains("CLOSED")
        ? "closed-state"
        : rule.contains("second person") ? "waiting-for-check" : "waiting-state";
  }

  private static String condition(String rule) {
    return rule.startsWith("on one of")
        ? "condition-field"
        : rule.startsWith("against choices")
            ? "condition-choices"
            : rule.contains("number or day") ? "condition-compare" : "condition-values";
  }

  private static String limits(String rule) {
    return rule.contains("bounds")
        ? "bounds"
        : rule.contains("mask") ? "mask" : rule.contains("long") ? "length" : "limits";
  }

  /// Says the rule.
  String words() {
    return I18NProvider.translate("designer.rule." + rule, value);
  }
}
