package io.trastienda.ui.designer;

import io.trastienda.platform.catalogue.BusinessCalendar.TimeRange;
import io.trastienda.platform.catalogue.HoursRefused;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Opening hours as people type them: `9-14, 15:30-18:00`; nothing for a closed day.
final class Hours {

  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*[-–]\\s*(\\d{1,2})(?::(\\d{2}))?");
  private static final Pattern SEPARATOR = Pattern.compile("[,;]");

  private Hours() {}

  static String write(List<TimeRange> hours) {
    return hours.stream().map(TimeRange::toString).collect(Collectors.joining(", "));
  }

  /// Reads hours.
  ///
  /// @return empty if the text says no hours
  static Optional<List<TimeRange>> read(String text) {
    List<TimeRange> ranges = new ArrayList<>();
    if (text.isBlank()) {
      return Optional.of(ranges);
    }
    for (String part : SEPARATOR.split(text, -1)) {
      Matcher matcher = RANGE.matcher(part.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      try {
        ranges.add(
            TimeRange.of(
                time(matcher.group(1), matcher.group(2)),
                time(matcher.group(3), matcher.group(4))));
      } catch (DateTimeException | HoursRefused _) {
        return Optional.empty();
      }
    }
    return Optional.of(ranges);
  }

  private static String time(String hour, String minute) {
    return (hour.length() == 1 ? "0" + hour : hour) + ":" + (minute == null ? "00" : minute);
  }
}
