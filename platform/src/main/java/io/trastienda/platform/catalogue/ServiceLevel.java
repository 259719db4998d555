package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// How fast a client's cases must be completed, and which reasons for parking stop the clock.
///
/// @param key name of the service level inside its tenant, not blank
/// @param resolutionTargets business seconds from opening to completion, above 0, per priority 1
///   (highest) to 4; a priority without an entry has no promise
/// @param pauseReasons keys of the reasons that pause the clock; parking for any other lets it run
public record ServiceLevel(
    String key, Map<Integer, Long> resolutionTargets, Set<String> pauseReasons) {

  private static final int LOWEST_PRIORITY = 4;

  /// Copies the collections.
  ///
  /// @throws ServiceLevelRefused when the key is blank, a priority is not 1 to 4 or a target not
  ///   above 0
  public ServiceLevel {
    if (key.isBlank()) {
      throw new ServiceLevelRefused(
          Phrase.of("service level key"), Phrase.of("must not be blank"), "\"" + key + "\"");
    }
    String name = key;
    resolutionTargets.forEach((priority, seconds) -> {
      if (priority < 1 || priority > LOWEST_PRIORITY) {
        throw new ServiceLevelRefused(
            Phrase.of("priority in service level {level}", Map.of("level", name)),
            Phrase.of("must be between 1 and {most}", Map.of("most", LOWEST_PRIORITY)),
            priority.toString());
      }
      if (seconds <= 0) {
        throw new ServiceLevelRefused(
            Phrase.of(
                "target of priority {priority} in service level {level}",
                Map.of("priority", priority, "level", name)),
            Phrase.of("must be above 0 seconds"),
            seconds.toString());
      }
    });
    resolutionTargets = Collections.unmodifiableMap(new TreeMap<>(resolutionTargets));
    pauseReasons = Set.copyOf(pauseReasons);
  }

  /// The business seconds promised for a priority; empty when nothing is promised.
  public OptionalLong target(int priority) {
    Long seconds = resolutionTargets.get(priority);
    return seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds);
  }

  /// Whether parking for this reason pauses the clock.
  public boolean pausesFor(String reason) {
    return pauseReasons.contains(reason);
  }
}
