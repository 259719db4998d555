package io.trastienda.ui.designer;

import io.trastienda.platform.LocalizedText;
import io.trastienda.platform.catalogue.WorkType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A work type taken apart: its parts are replaced one by one, and building it lets the catalogue
/// judge the whole.
final class Blueprint {

  String key;
  LocalizedText name;
  List<WorkType.State> states;
  List<WorkType.Move> moves;
  List<WorkType.Choice> parkReasons;
  List<WorkType.Choice> outcomes;
  List<WorkType.Field> fields;
  List<WorkType.ChecklistItem> checklist;
  LocalizedText procedure;
  List<WorkType.Skill> skills;
  int weight;
  WorkType.@Nullable Check check;
  WorkType.Unit unit;

  private Blueprint(WorkType type) {
    key = type.key();
    name = type.name();
    states = type.states();
    moves = type.moves();
    parkReasons = type.parkReasons();
    outcomes = type.outcomes();
    fields = type.fields();
    checklist = type.checklist();
    procedure = type.procedure();
    skills = type.skills();
    weight = type.weight();
    check = type.check();
    unit = type.unit();
  }

  /// Changes some parts of a work type.
  interface Change {
    void of(Blueprint type);
  }

  /// Gives the change as one that makes a work type of a work type.
  static UnaryOperator<WorkType> with(Change change) {
    return type -> {
      Blueprint parts = new Blueprint(type);
      change.of(parts);
      return new WorkType(
          parts.key,
          parts.name,
          parts.states,
          parts.moves,
          parts.parkReasons,
          parts.outcomes,
          parts.fields,
          parts.checklist,
          parts.procedure,
          parts.skills,
          parts.weight,
          parts.check,
          parts.unit);
    };
  }

  /// Puts a part in the place of the one with its key, or at the end.
  static <T> List<T> put(List<T> parts, T part, Function<T, String> key) {
    List<T> changed = new ArrayList<>(parts);
    for (int i = 0; i < changed.size(); i++) {
      if (key.apply(changed.get(i)).equals(key.apply(part))) {
        changed.set(i, part);
        return changed;
      }
    }
    changed.add(part);
    return changed;
  }

  static <T> List<T> without(List<T> parts, String gone, Function<T, String> key) {
    return parts.stream().filter(part -> !key.apply(part).equals(gone)).toList();
  }

  /// Moves a part one place up or down; at the ends it stays.
  static <T> List<T> moved(List<T> parts, String which, int by, Function<T, String> key) {
    List<T> changed = new ArrayList<>(parts);
    for (int i = 0; i < changed.size(); i++) {
      int to = i + by;
      if (key.apply(changed.get(i)).equals(which) && to >= 0 && to < changed.size()) {
        changed.add(to, changed.remove(i));
        return changed;
      }
    }
    return changed;
  }
}
