package io.trastienda.platform.cases;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must be known to open a case.
///
/// @param workType key of the work type
/// @param title what it is about in one line, 1 to 200 characters
/// @param clientReference the client's own number, unique per client; null for none
/// @param priority 1 highest to 4
/// @param queue key of the queue, null for the work type's own
/// @param channel how it came in: `phone`, `email`, `form`, `api` …; null if unknown
/// @param customer the client's number for its customer, null if unknown
/// @param fields values by the work type's field keys, as text
public record NewCase(
    String workType,
    String title,
    @Nullable String clientReference,
    int priority,
    @Nullable String queue,
    @Nullable String channel,
    @Nullable String customer,
    Map<String, String> fields) {

  /// Copies the map.
  public NewCase {
    fields = Map.copyOf(fields);
  }
}
