package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// How a file writes its times.
///
/// A local time that the zone skips moves forward by as much as the zone skipped; one that the zone
/// has twice is the first of the two. A form with an offset needs no zone.
///
/// @param pattern the form as the mapping says it
/// @param zone the zone of times without an offset
/// @param formatter the form, strict: 31 April is no day
record TimeFormat(String pattern, ZoneId zone, DateTimeFormatter formatter) {

  /// A time that was read.
  ///
  /// @param at when
  /// @param moved whether the local time does not exist and was moved forward
  record Read(Instant at, boolean moved) {}

  /// Makes a form.
  ///
  /// @throws InvalidMapping if times cannot be read with the pattern
  static TimeFormat of(String pattern, ZoneId zone) {
    try {
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(properYears(pattern), Locale.ENGLISH)
              .withResolverStyle(ResolverStyle.STRICT);
      TimeFormat format = new TimeFormat(pattern, zone, formatter);
      ZonedDateTime sample = ZonedDateTime.of(2016, 12, 31, 14, 15, 0, 0, zone);
      Instant read = format.read(formatter.format(sample)).map(Read::at).orElse(Instant.MIN);
      if (read.equals(sample.toInstant())) {
        return format;
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // Told below: the pattern itself is what is wrong.
    }
    throw new InvalidMapping(
        Phrase.name("timeFormat"),
        Phrase.of("a pattern with year, month, day, hour and minute"),
        pattern);
  }

  /// Reads a time, empty if it does not have the form.
  Optional<Read> read(String text) {
    TemporalAccessor parsed;
    try {
      parsed = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
    if (parsed instanceof OffsetDateTime exact) {
      return Optional.of(new Read(exact.toInstant(), false));
    }
    LocalDateTime local = LocalDateTime.from(parsed);
    ZonedDateTime zoned = local.atZone(zone);
    return Optional.of(new Read(zoned.toInstant(), !zoned.toLocalDateTime().equals(local)));
  }

  /// Writes a moment as local time in the zone.
  String local(Instant at) {
    return at.atZone(zone).toLocalDateTime().toString();
  }

  /// Strict reading wants a proleptic year, which the pattern letter `u` is.
  private static String properYears(String pattern) {
    StringBuilder proper = new StringBuilder(pattern.length());
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      quoted ^= letter == '\'';
      proper.append(letter == 'y' && !quoted ? 'u' : letter);
    }
    return proper.toString();
  }
}
