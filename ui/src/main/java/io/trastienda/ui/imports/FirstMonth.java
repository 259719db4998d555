package io.trastienda.ui.imports;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The month in which the first row of a log was opened: only to offer a link to its numbers.
final class FirstMonth {

  private static final int GZIP = 0x1f;
  private static final ObjectMapper JSON = new ObjectMapper();

  private FirstMonth() {}

  /// Looks at the first row.
  ///
  /// @return empty if the row is not as simple as that; the import itself judges it
  static Optional<YearMonth> of(File log, String mapping) {
    try (PushbackInputStream file =
        new PushbackInputStream(Files.newInputStream(log.toPath()), 1)) {
      JsonNode map = JSON.readTree(mapping);
      String delimiter = map.path("delimiter").asString(",");
      int first = file.read();
      if (first < 0) {
        return Optional.empty();
      }
      file.unread(first);
      InputStream plain = first == GZIP ? new GZIPInputStream(file) : file;
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
      String head = lines.readLine();
      String row = lines.readLine();
      if (head == null || row == null) {
        return Optional.empty();
      }
      String split = Pattern.quote(delimiter);
      int column =
          List.of(head.split(split, -1))
              .indexOf(map.path("columns").path("opened").path("column").asString(""));
      String[] values = row.split(split, -1);
      if (column < 0 || column >= values.length) {
        return Optional.empty();
      }
      return Optional.of(
          YearMonth.from(
              DateTimeFormatter.ofPattern(map.path("timeFormat").asString(""), Locale.ENGLISH)
                  .parse(values[column])));
    } catch (IOException | JacksonException | DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
