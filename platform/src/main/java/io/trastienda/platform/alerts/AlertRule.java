package io.trastienda.platform.alerts;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseLimits;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is told when so much of a promise is used up.
///
/// @param id its number
/// @param tenant the client
/// @param wanted what it says
/// @param people those named beside the role, with their names
/// @param since from when on; what was crossed before is not told
public record AlertRule(
    long id, TenantId tenant, Wanted wanted, List<Recipient> people, Instant since) {

  /// The percentages that a rule may look at.
  public static final List<Integer> PERCENTS = List.of(50, 75, 90, 100);

  /// The roles that a rule may tell.
  public static final List<Role> ROLES =
      List.of(Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.QUALITY, Role.AGENT);

  /// Copies the list.
  public AlertRule {
    people = List.copyOf(people);
  }

  /// What a rule says.
  ///
  /// @param promise which promise
  /// @param percents at which parts of it, out of {@link #PERCENTS}
  /// @param workType only cases of this kind, null for all
  /// @param queue only cases in this queue, null for all
  /// @param role everybody who holds it for the client, null for nobody by role
  /// @param people who else
  /// @param byMail whether by mail too, besides in the application
  public record Wanted(
      CaseLimits.Promise promise,
      Set<Integer> percents,
      @Nullable String workType,
      @Nullable String queue,
      @Nullable Role role,
      Set<PersonId> people,
      boolean byMail) {

    /// Copies the sets.
    public Wanted {
      percents = Set.copyOf(percents);
      people = Set.copyOf(people);
    }
  }

  /// Somebody named in a rule.
  ///
  /// @param person the person
  /// @param name how the person is called
  public record Recipient(PersonId person, String name) {}
}
