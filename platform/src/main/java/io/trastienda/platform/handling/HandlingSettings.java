package io.trastienda.platform.handling;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When time at a case counts.
///
/// @param still after how long without a key or a pointer time stops counting, from 10 seconds
/// @param report how often a screen tells what has counted, from 5 seconds
/// @param piece the longest piece that a screen may tell at once, from `report`
/// @param stretch how long time without a case may be before it is told, from 1 minute
@ConfigurationProperties("trastienda.handling")
record HandlingSettings(
    @DefaultValue("3m") Duration still,
    @DefaultValue("1m") Duration report,
    @DefaultValue("30m") Duration piece,
    @DefaultValue("15m") Duration stretch) {

  HandlingSettings {
    requireFrom("still", still, Duration.ofSeconds(10));
    requireFrom("report", report, Duration.ofSeconds(5));
    requireFrom("piece", piece, report);
    requireFrom("stretch", stretch, Duration.ofMinutes(1));
  }

  private static void requireFrom(String name, Duration length, Duration least) {
    if (length.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "trastienda.handling." + name + " must be " + least + " or longer, but is " + length);
    }
  }
}
