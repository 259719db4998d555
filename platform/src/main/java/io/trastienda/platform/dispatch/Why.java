package io.trastienda.platform.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// One reason why it is this case: a part of its score, or what stands above the score. The words
/// are in the bundle under {@link #key()}, their values in {@link #values()}.
///
/// @param part which reason
/// @param hours how many hours of waiting it counts, from 0
/// @param amount what else the words say: hours of age, class of priority, percent of the time
///   used; 0 if there is nothing
public record Why(Part part, double hours, long amount) {

  /// The reasons there are, those that decide alone first.
  public enum Part {
    /// The caller holds it already.
    HELD,
    /// The caller picked it.
    PICKED,
    /// It is kept for the caller.
    PREFERRED,
    /// It is past due.
    OVERDUE,
    /// A class of priority above the lowest.
    PRIORITY,
    /// Part of the time of its service level is used.
    SERVICE_LEVEL,
    /// It waits.
    AGE,
    /// The operator gives the client weight.
    CLIENT,
    /// The caller is dedicated to the client.
    DEDICATED,
    /// The caller lacks a skill that is no longer asked after so long.
    RELAXED,
    /// The client has had its share of the caller's day, and nothing else waits.
    SHARE_USED
  }

  /// Gives the key of the words: `dispatch.why.overdue`, `dispatch.why.priority` …
  public String key() {
    return "dispatch.why." + part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Gives what the words are filled with: {0} the amount, {1} the hours as a whole number.
  public Object[] values() {
    return new Object[] {amount, Math.round(hours)};
  }

  /// Puts the parts of a score in words' order: what counts most first; parts that count nothing
  /// are left out, but for the age.
  static List<Why> of(Score score, int rank, boolean relaxed, boolean shareUsed) {
    List<Why> parts =
        List.of(
            new Why(Part.PREFERRED, score.preferred(), 0),
            new Why(Part.OVERDUE, score.overdue(), 0),
            new Why(Part.PRIORITY, score.priority(), rank),
            new Why(
                Part.SERVICE_LEVEL,
                score.serviceLevel(),
                Math.round(100 * score.serviceLevel() / Score.USED_UP)),
            new Why(Part.AGE, score.age(), (long) score.age()),
            new Why(Part.CLIENT, score.client(), 0),
            new Why(Part.DEDICATED, score.dedicated(), 0));
    List<Why> why =
        new ArrayList<>(
            parts.stream()
                .filter(part -> part.hours() >= 0.5 || part.part() == Part.AGE)
                .sorted(Comparator.comparingDouble(Why::hours).reversed())
                .toList());
    if (relaxed) {
      why.add(new Why(Part.RELAXED, 0, 0));
    }
    if (shareUsed) {
      why.add(new Why(Part.SHARE_USED, 0, 0));
    }
    return List.copyOf(why);
  }
}
