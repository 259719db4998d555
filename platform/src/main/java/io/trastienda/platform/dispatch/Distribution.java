package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.Phrase;
import io.trastienda.platform.TenantId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan of who gets which waiting cases: shown first, then applied as it was shown.
///
/// @param tenant the client
/// @param wanted what was asked
/// @param assignments which case goes to whom, in the order of the queue
/// @param left how many cases nobody of those named can take, for want of a skill
/// @param seal stands for everything that the plan was made from; it is another one as soon as one
///   of the cases or the load of one of the agents has changed
public record Distribution(
    TenantId tenant, Wanted wanted, List<Assignment> assignments, int left, String seal) {

  /// Most cases in one plan.
  public static final int MOST = 1_000;

  /// Copies the list.
  public Distribution {
    assignments = List.copyOf(assignments);
  }

  /// How cases are dealt out.
  public enum Way {
    /// In turns.
    ROUND_ROBIN,
    /// To whom has least weight in hand, set aside and kept, counting what the plan adds.
    BALANCED,
    /// So that each has the percentage asked of the weight that the plan deals out.
    BY_SHARE
  }

  /// What to deal out.
  ///
  /// @param way how
  /// @param agents among whom, with the percentage of each; only {@link Way#BY_SHARE} looks at it
  /// @param workType only cases of this kind, null for all
  /// @param queue only cases in this queue, null for all
  /// @param most how many cases, 1 to {@link #MOST}; those that count most first
  public record Wanted(
      Way way,
      Map<PersonId, Integer> agents,
      @Nullable String workType,
      @Nullable String queue,
      int most) {

    /// Copies the map and refuses what nobody could deal out.
    ///
    /// @throws InvalidStaffing if nobody is named, a percentage is not 0 to 100 or the number not 1
    ///   to {@link #MOST}
    public Wanted {
      agents = Map.copyOf(agents);
      if (agents.isEmpty()) {
        throw new InvalidStaffing(Phrase.of("agents"), Phrase.of("at least one"), 0);
      }
      agents
          .values()
          .forEach(percent -> {
            if (percent < 0 || percent > 100) {
              throw new InvalidStaffing(Phrase.of("share"), Phrase.of("0 to 100 percent"), percent);
            }
          });
      if (way == Way.BY_SHARE && agents.values().stream().allMatch(percent -> percent == 0)) {
        throw new InvalidStaffing(Phrase.of("shares"), Phrase.of("above 0 for somebody"), 0);
      }
      if (most < 1 || most > MOST) {
        throw new InvalidStaffing(
            Phrase.of("number of cases"), Phrase.of("1 to {most}", Map.of("most", MOST)), most);
      }
    }
  }

  /// One case and who gets it.
  ///
  /// @param id the case
  /// @param reference our reference
  /// @param weight its weight
  /// @param person who gets it
  public record Assignment(CaseId id, String reference, int weight, PersonId person) {}
}
