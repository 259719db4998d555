package io.trastienda.ui.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a statement shows, as its address says it.
///
/// @param month the month
/// @param line key of the picked line, null for none
/// @param task number of the picked task, null for none
/// @param page which page of the line's tasks, from 1
public record StatementAddress(
    YearMonth month, @Nullable String line, @Nullable Long task, int page) {

  /// Reads an address.
  ///
  /// @param month the part of the path that names the month, `2026-11`
  /// @param parameters the query of the address
  /// @return empty if there is no such month
  public static Optional<StatementAddress> of(String month, Map<String, List<String>> parameters) {
    try {
      return Optional.of(
          new StatementAddress(
              YearMonth.parse(month),
              ReportAddress.first(parameters, "line").filter(key -> !key.isBlank()).orElse(null),
              ReportAddress.first(parameters, "task")
                  .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                  .map(Long::valueOf)
                  .orElse(null),
              ReportAddress.page(parameters)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Writes the address again.
  ///
  /// @return month and query, such as `2026-11?line=credit-note-p1-v2&task=12`
  public String path() {
    StringBuilder query = new StringBuilder();
    if (line != null) {
      query.append("?line=").append(URLEncoder.encode(line, StandardCharsets.UTF_8));
      if (task != null) {
        query.append("&task=").append(task);
      }
      if (page > 1) {
        query.append("&page=").append(page);
      }
    }
    return month + query.toString();
  }

  /// Gives the same month with another line picked and its first page.
  public StatementAddress ofLine(String key) {
    return new StatementAddress(month, key, null, 1);
  }

  /// Gives the same with another task of the line picked.
  public StatementAddress ofTask(long number) {
    return new StatementAddress(month, line, number, page);
  }

  /// Gives another page of the line's tasks.
  public StatementAddress page(int other) {
    return new StatementAddress(month, line, null, other);
  }
}
