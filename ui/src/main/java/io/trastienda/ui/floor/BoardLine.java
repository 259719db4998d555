package io.trastienda.ui.floor;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.FloorRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// One line of the board: what the rows have in common that stand behind it, and their sums.
///
/// @param tenant the client, null where lines go over clients
/// @param workType key of the work type, null where lines go over work types
/// @param queue key of the queue, null where lines go over queues
record BoardLine(
    @Nullable TenantId tenant,
    @Nullable String workType,
    @Nullable String queue,
    int waiting,
    int unassigned,
    int held,
    int parked,
    int overdue,
    int dueSoon,
    int dueToday,
    List<Integer> ages,
    @Nullable Instant oldest) {

  BoardLine {
    ages = List.copyOf(ages);
  }

  /// How the board is grouped.
  enum By {
    /// Client, work type and queue: everything that differs.
    QUEUE,
    /// Work type, over queues and clients.
    TYPE,
    /// Client, over its queues and work types.
    CLIENT;

    static By parse(Optional<String> word) {
      return word.map(text -> text.equals("client") ? CLIENT : text.equals("type") ? TYPE : QUEUE)
          .orElse(QUEUE);
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Adds rows up, the most urgent line first.
  static List<BoardLine> of(Collection<FloorRow> rows, By by) {
    Map<List<Object>, List<FloorRow>> groups = new LinkedHashMap<>();
    for (FloorRow row : rows) {
      groups.computeIfAbsent(key(row, by), _ -> new ArrayList<>()).add(row);
    }
    return groups.values().stream()
        .map(group -> sum(group, by))
        .sorted(
            Comparator.comparingInt(BoardLine::overdue)
                .thenComparingInt(BoardLine::dueSoon)
                .thenComparingInt(BoardLine::waiting)
                .reversed())
        .toList();
  }

  private static List<Object> key(FloorRow row, By by) {
    return switch (by) {
      case QUEUE -> List.of(row.tenant(), row.workType(), row.queue());
      case TYPE -> List.of(row.workType());
      case CLIENT -> List.of(row.tenant());
    };
  }

  private static BoardLine sum(List<FloorRow> rows, By by) {
    FloorRow first = rows.getFirst();
    List<Integer> ages = new ArrayList<>();
    for (int i = 0; i < first.ages().size(); i++) {
      int band = i;
      ages.add(total(rows, row -> row.ages().get(band)));
    }
    return new BoardLine(
        by == By.TYPE ? null : first.tenant(),
        by == By.CLIENT ? null : first.workType(),
        by == By.QUEUE ? first.queue() : null,
        total(rows, FloorRow::waiting),
        total(rows, FloorRow::unassigned),
        total(rows, FloorRow::held),
        total(rows, FloorRow::parked),
        total(rows, FloorRow::overdue),
        total(rows, FloorRow::dueSoon),
        total(rows, FloorRow::dueToday),
        ages,
        rows.stream()
            .map(FloorRow::oldest)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private static int total(List<FloorRow> rows, ToIntFunction<FloorRow> number) {
    return rows.stream().mapToInt(number).sum();
  }

  /// The address of the cases behind the line.
  FloorAddress address(Function<TenantId, String> slug) {
    return FloorAddress.ALL
        .of(Optional.ofNullable(tenant).map(slug))
        .about(Optional.ofNullable(workType))
        .within(Optional.ofNullable(queue));
  }
}
