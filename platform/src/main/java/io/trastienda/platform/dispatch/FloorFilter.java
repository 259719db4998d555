package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which cases of the floor: what is behind one of its numbers. Those that count as most urgent for
/// coordinators come first: by due time, then by age.
///
/// @param tenants only these of the caller's clients; empty for all of them
/// @param workType only this key, null for all
/// @param queue only this key, null for all
/// @param states only these; empty for all
/// @param age only waiting cases of this age, null for all
/// @param due only cases that are due like this, null for all
/// @param unassigned only waiting cases that are kept for nobody
/// @param holder only what this person holds or is kept for this person, null for all
/// @param offset how many rows to leave out
/// @param limit how many rows, 1 to 200
public record FloorFilter(
    Set<TenantId> tenants,
    @Nullable String workType,
    @Nullable String queue,
    Set<QueueItem.State> states,
    @Nullable Age age,
    @Nullable Due due,
    boolean unassigned,
    @Nullable PersonId holder,
    int offset,
    int limit) {

  /// How long a case has waited since it was opened.
  public enum Age {
    /// Less than 4 hours.
    UNDER_4_HOURS(0, 4),
    /// From 4 hours to a day.
    UNDER_A_DAY(4, 24),
    /// From one day to three.
    UNDER_3_DAYS(24, 72),
    /// Three days or longer.
    OLDER(72, null);

    private final int from;
    private final @Nullable Integer to;

    Age(int from, @Nullable Integer to) {
      this.from = from;
      this.to = to;
    }

    /// The bounds in SQL, of an `opened_at` and a moment `:now`.
    String sql() {
      return "d.opened_at <= :now::timestamptz - interval '"
          + from
          + " hours'"
          + (to == null
              ? ""
              : " and d.opened_at > :now::timestamptz - interval '" + to + " hours'");
    }
  }

  /// When a case is due; one whose clock is paused is due at no time.
  public enum Due {
    /// It is past due.
    OVERDUE,
    /// Within an hour.
    AT_RISK,
    /// Before the client's day ends, those at risk among them.
    TODAY
  }

  /// Copies the set and refuses pages that nobody could show.
  public FloorFilter {
    if (offset < 0 || limit < 1 || limit > 200) {
      throw new IllegalArgumentException(
          "offset must be 0 or more and limit 1 to 200, but are " + offset + " and " + limit);
    }
    tenants = Set.copyOf(tenants);
    states = Set.copyOf(states);
  }
}
