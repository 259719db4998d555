package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How fast a client's cases must be begun and completed, and which reasons for parking stop the
/// clock.
///
/// @param key name of the service level inside its tenant, not blank
/// @param resolutionTargets business seconds from opening to completion, above 0, per priority 1
///   (highest) to 4; a priority without an entry has no promise
/// @param pauseReasons keys of the reasons that pause the clock; parking for any other lets it run
/// @param firstActionTargets business seconds from opening to the moment an agent first begins, per
///   priority as above
/// @param tailLimits business seconds in which even the slowest case must be complete, not below
///   the resolution target, per priority as above
/// @param warnings at which percent of the resolution target the floor is warned, 1 to 100
///   ascending
/// @param reopenRule what the clock does when a case is reopened
public record ServiceLevel(
    String key,
    Map<Integer, Long> resolutionTargets,
    Set<String> pauseReasons,
    Map<Integer, Long> firstActionTargets,
    Map<Integer, Long> tailLimits,
    List<Integer> warnings,
    ReopenRule reopenRule) {

  /// Warned at half, three quarters, nine tenths and the whole of the target.
  public static final List<Integer> USUAL_WARNINGS = List.of(50, 75, 90, 100);

  private static final int LOWEST_PRIORITY = 4;

  /// Copies the collections and reads a level of an older version, which had targets and pause
  /// reasons alone.
  ///
  /// @throws ServiceLevelRefused when the key is blank, a priority is not 1 to 4, a target not
  ///   above 0, a tail limit below its target or a warning not 1 to 100
  public ServiceLevel {
    if (key.isBlank()) {
      throw new ServiceLevelRefused(
          Phrase.of("service level key"), Phrase.of("must not be blank"), "\"" + key + "\"");
    }
    resolutionTargets = targets(key, Phrase.of("target"), resolutionTargets);
    firstActionTargets = targets(key, Phrase.of("first action target"), firstActionTargets);
    tailLimits = targets(key, Phrase.of("tail limit"), tailLimits);
    pauseReasons = Set.copyOf(pauseReasons);
    warnings = warnings == null ? USUAL_WARNINGS : List.copyOf(new TreeSet<>(warnings));
    reopenRule = reopenRule == null ? ReopenRule.REST_OF_OLD : reopenRule;
    for (Map.Entry<Integer, Long> limit : tailLimits.entrySet()) {
      Long target = resolutionTargets.get(limit.getKey());
      if (target == null || limit.getValue() < target) {
        throw new ServiceLevelRefused(
            Phrase.of(
                "tail limit of priority {priority} in service level {level}",
                Map.of("priority", limit.getKey(), "level", key)),
            target == null
                ? Phrase.of("must have a target beside it")
                : Phrase.of("must be at least {least}", Map.of("least", target)),
            limit.getValue().toString());
      }
    }
    for (int percent : warnings) {
      if (percent < 1 || percent > 100) {
        throw new ServiceLevelRefused(
            Phrase.of("warning of service level {level}", Map.of("level", key)),
            Phrase.of("must be between 1 and 100 percent"),
            Integer.toString(percent));
      }
    }
  }

  /// A level of targets and pause reasons, with the usual warnings and the rest of the old time for
  /// reopened cases.
  public static ServiceLevel of(
      String key, Map<Integer, Long> resolutionTargets, Set<String> pauseReasons) {
    return new ServiceLevel(
        key,
        resolutionTargets,
        pauseReasons,
        Map.of(),
        Map.of(),
        USUAL_WARNINGS,
        ReopenRule.REST_OF_OLD);
  }

  private static Map<Integer, Long> targets(String key, Phrase thing, Map<Integer, Long> given) {
    if (given == null) {
      return Map.of();
    }
    given.forEach((priority, seconds) -> {
      if (priority < 1 || priority > LOWEST_PRIORITY) {
        throw new ServiceLevelRefused(
            Phrase.of("priority in service level {level}", Map.of("level", key)),
            Phrase.of("must be between 1 and {most}", Map.of("most", LOWEST_PRIORITY)),
            priority.toString());
      }
      if (seconds <= 0) {
        throw new ServiceLevelRefused(
            Phrase.of(
                "{thing} of priority {priority} in service level {level}",
                Map.of("thing", thing, "priority", priority, "level", key)),
            Phrase.of("must be above 0 seconds"),
            seconds.toString());
      }
    });
    return Collections.unmodifiableMap(new TreeMap<>(given));
  }

  /// The business seconds promised for a priority; empty when nothing is promised.
  public OptionalLong target(int priority) {
    return promised(resolutionTargets, priority);
  }

  /// The business seconds promised until an agent begins; empty when nothing is promised.
  public OptionalLong firstActionTarget(int priority) {
    return promised(firstActionTargets, priority);
  }

  /// The business seconds in which even the slowest case must be complete; empty for no such limit.
  public OptionalLong tailLimit(int priority) {
    return promised(tailLimits, priority);
  }

  private static OptionalLong promised(Map<Integer, Long> targets, int priority) {
    Long seconds = targets.get(priority);
    return seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds);
  }

  /// Whether parking for this reason pauses the clock.
  public boolean pausesFor(String reason) {
    return pauseReasons.contains(reason);
  }
}
