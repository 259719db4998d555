package io.trastienda.platform.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a log as it stands in the file.
///
/// @param row its number, 0 for the header, from 1 for the first after it
/// @param values its values, empty if it could not be read
/// @param fault why it could not be read, null if it could
record LogRecord(long row, List<String> values, @Nullable RowFault fault) {

  LogRecord {
    values = List.copyOf(values);
  }
}
