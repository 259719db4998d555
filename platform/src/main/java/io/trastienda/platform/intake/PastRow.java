package io.trastienda.platform.intake;

import io.trastienda.platform.cases.CaseHistory;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One row of a log in our words: the step, and what the row says of its case.
///
/// @param step what happened
/// @param openedAt when the case was opened
/// @param type key of the work type
/// @param title what the case is about
/// @param channel how it came in, null if the row does not say
/// @param customer the client's customer, null if the row does not say
/// @param fields further columns by the key of the field, without absent ones
record PastRow(
    CaseHistory.Row step,
    Instant openedAt,
    String type,
    String title,
    @Nullable String channel,
    @Nullable String customer,
    Map<String, String> fields) {

  PastRow {
    fields = new TreeMap<>(fields);
  }
}
