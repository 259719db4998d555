package io.trastienda.ui.portal;

import io.trastienda.platform.StateCategory;
import io.trastienda.platform.cases.CaseQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of the company's cases a list shows, as its address says it.
///
/// @param show open, closed or all
/// @param type key of the only work type, null for all
/// @param priority the only priority, null for all
/// @param text what references begin with or titles hold, null for all
/// @param cursor where the page before ended, null for the first page
record CasesAddress(
    Show show,
    @Nullable String type,
    @Nullable Integer priority,
    @Nullable String text,
    @Nullable String cursor) {

  private static final int MOST_TEXT = 100;

  /// Which states.
  enum Show {
    OPEN,
    CLOSED,
    ALL;

    /// The categories of those states, none for all of them.
    private Set<StateCategory> categories() {
      return switch (this) {
        case OPEN -> Set.of(StateCategory.OPEN, StateCategory.IN_PROGRESS, StateCategory.WAITING);
        case CLOSED -> Set.of(StateCategory.CLOSED);
        case ALL -> Set.of();
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static CasesAddress of(Map<String, List<String>> parameters) {
    return new CasesAddress(
        first(parameters, "show").flatMap(CasesAddress::show).orElse(Show.OPEN),
        first(parameters, "type").orElse(null),
        first(parameters, "priority")
            .filter(text -> text.matches("[1-4]"))
            .map(Integer::valueOf)
            .orElse(null),
        first(parameters, "text").filter(text -> text.length() <= MOST_TEXT).orElse(null),
        first(parameters, "after").orElse(null));
  }

  private static Optional<Show> show(String word) {
    return List.of(Show.values()).stream().filter(show -> show.word().equals(word)).findFirst();
  }

  private static Optional<String> first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  /// Writes the address again.
  String path() {
    StringBuilder query = new StringBuilder("portal/cases?show=").append(show.word());
    append(query, "type", type);
    append(query, "priority", priority == null ? null : priority.toString());
    append(query, "text", text);
    append(query, "after", cursor);
    return query.toString();
  }

  private static void append(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  CaseQuery query(int limit) {
    return new CaseQuery(show.categories(), type, priority, text, cursor, limit);
  }

  CasesAddress showing(Show other) {
    return new CasesAddress(other, type, priority, text, null);
  }

  CasesAddress ofType(@Nullable String other) {
    return new CasesAddress(show, other, priority, text, null);
  }

  CasesAddress ofPriority(@Nullable Integer other) {
    return new CasesAddress(show, type, other, text, null);
  }

  CasesAddress holding(@Nullable String other) {
    return new CasesAddress(show, type, priority, other, null);
  }

  CasesAddress after(@Nullable String other) {
    return new CasesAddress(show, type, priority, text, other);
  }
}
