package io.trastienda.platform.access;

import io.trastienda.platform.PersonId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A person as the screens know one.
///
/// @param id their number
/// @param email what they sign in with, lower case
/// @param name how they are called
/// @param locale the language of their screens
/// @param theme `light`, `dark` or `system`
/// @param density `compact`, `comfortable` or `roomy`
/// @param singleKeys whether keys without Ctrl or Alt do something on their screens
/// @param administrator whether they run the platform
/// @param disabled whether they may no longer sign in
/// @param memberships what they may do for which client, now and in other times
public record PersonProfile(
    PersonId id,
    String email,
    String name,
    Locale locale,
    String theme,
    String density,
    boolean singleKeys,
    boolean administrator,
    boolean disabled,
    List<MembershipView> memberships) {

  /// Copies the list.
  public PersonProfile {
    memberships = List.copyOf(memberships);
  }

  /// Gives the code by which one client's people see this person, null if there is none.
  public @Nullable String agentCode(io.trastienda.platform.TenantId tenant) {
    return memberships.stream()
        .filter(membership -> membership.tenant().equals(tenant))
        .map(MembershipView::agentCode)
        .filter(code -> code != null)
        .findFirst()
        .orElse(null);
  }
}
