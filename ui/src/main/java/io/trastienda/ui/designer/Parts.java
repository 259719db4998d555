package io.trastienda.ui.designer;

import io.trastienda.platform.catalogue.WorkType;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One list of a work type's parts, and how to read and replace it.
///
/// @param of reads the list
/// @param into replaces it
/// @param key names a part
record Parts<T>(Function<WorkType, List<T>> of, Into<T> into, Function<T, String> key) {

  /// Replaces a list.
  interface Into<T> {
    void put(Blueprint type, List<T> parts);
  }

  static final Parts<WorkType.Field> FIELDS =
      new Parts<>(WorkType::fields, (type, parts) -> type.fields = parts, WorkType.Field::key);

  static final Parts<WorkType.ChecklistItem> CHECKLIST =
      new Parts<>(
          WorkType::checklist,
          (type, parts) -> type.checklist = parts,
          WorkType.ChecklistItem::key);

  /// A state takes its moves along when it goes.
  static final Parts<WorkType.State> STATES =
      new Parts<>(
          WorkType::states,
          (type, parts) -> {
            type.states = parts;
            List<String> left = parts.stream().map(WorkType.State::key).toList();
            type.moves =
                type.moves.stream()
                    .filter(move ->
                        (move.from().isEmpty() || left.contains(move.from()))
                            && left.contains(move.to()))
                    .toList();
          },
          WorkType.State::key);

  /// Puts a part at the end; one with its key is refused by the catalogue.
  UnaryOperator<WorkType> adding(T part) {
    return type ->
        Blueprint.with(parts ->
                into.put(parts, Stream.concat(of.apply(type).stream(), Stream.of(part)).toList()))
            .apply(type);
  }

  UnaryOperator<WorkType> replacing(T part) {
    return type ->
        Blueprint.with(parts -> into.put(parts, Blueprint.put(of.apply(type), part, key)))
            .apply(type);
  }

  /// What the buttons of a list do.
  PartRows.Order order(Workbench bench, Tab tab) {
    return new PartRows.Order() {
      @Override
      public void move(String which, int by) {
        bench.arrange(
            type ->
                Blueprint.with(
                        parts -> into.put(parts, Blueprint.moved(of.apply(type), which, by, key)))
                    .apply(type),
            "part-" + which + (by < 0 ? "-up" : "-down"));
      }

      @Override
      public void remove(String which) {
        bench.arrange(
            type ->
                Blueprint.with(
                        parts -> into.put(parts, Blueprint.without(of.apply(type), which, key)))
                    .apply(type),
            "part-add");
      }
    };
  }
}
