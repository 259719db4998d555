package io.trastienda.platform.catalogue;

import io.trastienda.platform.LocalizedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One difference between two versions of a work type, ready to be said in words.
///
/// @param part what sort of thing differs
/// @param kind how it differs
/// @param name what people call the thing; for a move its states
/// @param aspect what of the thing changed, null when it was added or removed
public record WorkTypeChange(Part part, Kind kind, LocalizedText name, @Nullable Aspect aspect) {

  /// What sort of thing differs.
  public enum Part {
    /// The work type itself.
    WORK_TYPE,
    /// A state.
    STATE,
    /// A move between states.
    MOVE,
    /// A reason to park.
    PARK_REASON,
    /// An outcome.
    OUTCOME,
    /// A field.
    FIELD,
    /// A checklist item.
    CHECKLIST_ITEM,
    /// The procedure.
    PROCEDURE,
    /// A skill.
    SKILL
  }

  /// How it differs.
  public enum Kind {
    /// It is new.
    ADDED,
    /// It is gone.
    REMOVED,
    /// It is there before and after, with another aspect.
    CHANGED
  }

  /// What of a thing changed.
  public enum Aspect {
    /// Its name for people.
    NAME,
    /// Its name for the client's people.
    CLIENT_NAME,
    /// A state's category.
    CATEGORY,
    /// A field's type.
    TYPE,
    /// Whether it is required or mandatory, and when.
    REQUIRED,
    /// Whether and when it is shown.
    VISIBLE,
    /// What may be chosen, or the columns of a table.
    CHOICES,
    /// What a value must keep to.
    LIMITS,
    /// What proves that it was done.
    EVIDENCE,
    /// A move's required fields or reasons.
    CONDITIONS,
    /// Its place in the order.
    ORDER,
    /// The weight in an agent's capacity.
    WEIGHT,
    /// When a second person must agree.
    CHECK,
    /// What a completion is counted in.
    UNIT,
    /// The words of the procedure.
    TEXT
  }

  /// Gives the differences in the order in which a person reads a work type; none if both say the
  /// same.
  public static List<WorkTypeChange> between(WorkType before, WorkType after) {
    List<WorkTypeChange> changes = new ArrayList<>();
    LocalizedText whole = after.name();
    aspect(changes, Part.WORK_TYPE, whole, Aspect.NAME, before.name(), after.name());
    aspect(changes, Part.WORK_TYPE, whole, Aspect.WEIGHT, before.weight(), after.weight());
    aspect(changes, Part.WORK_TYPE, whole, Aspect.CHECK, before.check(), after.check());
    aspect(changes, Part.WORK_TYPE, whole, Aspect.UNIT, before.unit(), after.unit());
    compare(
        changes,
        Part.STATE,
        before.states(),
        after.states(),
        WorkType.State::key,
        WorkType.State::name,
        (was, is) -> {
          aspect(changes, Part.STATE, is.name(), Aspect.NAME, was.name(), is.name());
          aspect(
              changes,
              Part.STATE,
              is.name(),
              Aspect.CLIENT_NAME,
              was.clientName(),
              is.clientName());
          aspect(changes, Part.STATE, is.name(), Aspect.CATEGORY, was.category(), is.category());
        });
    compare(
        changes,
        Part.MOVE,
        before.moves(),
        after.moves(),
        WorkType.Move::words,
        move -> LocalizedText.same(move.words()),
        (was, is) ->
            aspect(changes, Part.MOVE, LocalizedText.same(is.words()), Aspect.CONDITIONS, was, is));
    choices(changes, Part.PARK_REASON, before.parkReasons(), after.parkReasons());
    choices(changes, Part.OUTCOME, before.outcomes(), after.outcomes());
    compare(
        changes,
        Part.SKILL,
        before.skills(),
        after.skills(),
        WorkType.Skill::key,
        skill -> LocalizedText.same(skill.key()),
        (was, is) ->
            aspect(changes, Part.SKILL, LocalizedText.same(is.key()), Aspect.CONDITIONS, was, is));
    compare(
        changes,
        Part.FIELD,
        before.fields(),
        after.fields(),
        WorkType.Field::key,
        WorkType.Field::label,
        (was, is) -> field(changes, was, is));
    compare(
        changes,
        Part.CHECKLIST_ITEM,
        before.checklist(),
        after.checklist(),
        WorkType.ChecklistItem::key,
        WorkType.ChecklistItem::label,
        (was, is) -> {
          Part part = Part.CHECKLIST_ITEM;
          aspect(changes, part, is.label(), Aspect.NAME, was.label(), is.label());
          aspect(changes, part, is.label(), Aspect.REQUIRED, was.mandatory(), is.mandatory());
          aspect(changes, part, is.label(), Aspect.EVIDENCE, was.evidence(), is.evidence());
        });
    aspect(changes, Part.PROCEDURE, whole, Aspect.TEXT, before.procedure(), after.procedure());
    return List.copyOf(changes);
  }

  private static void field(List<WorkTypeChange> changes, WorkType.Field was, WorkType.Field is) {
    Part part = Part.FIELD;
    LocalizedText name = is.label();
    aspect(changes, part, name, Aspect.NAME, was.label(), is.label());
    aspect(changes, part, name, Aspect.TYPE, was.type(), is.type());
    aspect(
        changes,
        part,
        name,
        Aspect.REQUIRED,
        when(was.required(), was.requiredWhen()),
        when(is.required(), is.requiredWhen()));
    aspect(
        changes,
        part,
        name,
        Aspect.VISIBLE,
        when(was.clientVisible(), was.visibleWhen()),
        when(is.clientVisible(), is.visibleWhen()));
    aspect(
        changes,
        part,
        name,
        Aspect.CHOICES,
        List.of(was.choices(), was.columns()),
        List.of(is.choices(), is.columns()));
    aspect(changes, part, name, Aspect.LIMITS, was.limits(), is.limits());
  }

  private static String when(boolean always, @Nullable Condition condition) {
    return always + " " + condition;
  }

  private static void choices(
      List<WorkTypeChange> changes,
      Part part,
      List<WorkType.Choice> before,
      List<WorkType.Choice> after) {
    compare(
        changes,
        part,
        before,
        after,
        WorkType.Choice::key,
        WorkType.Choice::name,
        (was, is) -> aspect(changes, part, is.name(), Aspect.NAME, was.name(), is.name()));
  }

  private interface Both<T> {
    void of(T was, T is);
  }

  private static <T> void compare(
      List<WorkTypeChange> changes,
      Part part,
      List<T> before,
      List<T> after,
      Function<T, String> key,
      Function<T, LocalizedText> name,
      Both<T> both) {
    Map<String, T> was = new LinkedHashMap<>();
    before.forEach(one -> was.put(key.apply(one), one));
    Map<String, T> is = new LinkedHashMap<>();
    after.forEach(one -> is.put(key.apply(one), one));
    was.forEach((id, one) -> {
      if (!is.containsKey(id)) {
        changes.add(new WorkTypeChange(part, Kind.REMOVED, name.apply(one), null));
      }
    });
    is.forEach((id, one) -> {
      T old = was.get(id);
      if (old == null) {
        changes.add(new WorkTypeChange(part, Kind.ADDED, name.apply(one), null));
      } else {
        both.of(old, one);
      }
    });
    List<String> stayed = was.keySet().stream().filter(is::containsKey).toList();
    List<String> now = is.keySet().stream().filter(was::containsKey).toList();
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).equals(stayed.get(i))) {
        LocalizedText first = name.apply(Objects.requireNonNull(is.get(now.get(i))));
        changes.add(new WorkTypeChange(part, Kind.CHANGED, first, Aspect.ORDER));
        return;
      }
    }
  }

  private static void aspect(
      List<WorkTypeChange> changes,
      Part part,
      LocalizedText name,
      Aspect aspect,
      @Nullable Object was,
      @Nullable Object is) {
    if (!Objects.equals(was, is)) {
      changes.add(new WorkTypeChange(part, Kind.CHANGED, name, aspect));
    }
  }
}
