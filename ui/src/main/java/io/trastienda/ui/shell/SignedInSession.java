package io.trastienda.ui.shell;

import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.PersonProfile;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.SignedIn;
import io.trastienda.platform.tenancy.TenantDirectory;
import io.trastienda.platform.tenancy.TenantProfile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Knows from the session who is signed in: for the boundary as an actor, for the frame as a
/// viewer.
@Component
class SignedInSession implements SignedIn, SignedInPerson {

  private final PeopleDesk people;
  private final TenantDirectory tenants;
  private final Clock clock;

  SignedInSession(PeopleDesk people, TenantDirectory tenants, Clock clock) {
    this.people = people;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> actor() {
    return user().map(user -> new Actor.Person(user.person()));
  }

  @Override
  public Optional<Viewer> viewer() {
    return user().map(user -> viewer(people.me()));
  }

  @Override
  public void remember(Preferences preferences) {
    people.prefer(
        preferences.locale(),
        preferences.theme().name().toLowerCase(Locale.ROOT),
        preferences.density().name().toLowerCase(Locale.ROOT),
        preferences.singleKeys());
  }

  private Viewer viewer(PersonProfile person) {
    Instant now = clock.instant();
    List<MembershipView> current =
        person.memberships().stream()
            .filter(one -> !one.from().isAfter(now))
            .filter(one -> one.until() == null || one.until().isAfter(now))
            .toList();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    current.forEach(one -> roles.add(one.role()));
    if (person.administrator()) {
      roles.add(Role.ADMINISTRATOR);
    }
    List<TenantProfile> clients =
        current.stream()
            .map(MembershipView::tenant)
            .distinct()
            .flatMap(tenant -> tenants.profile(tenant).stream())
            .sorted(Comparator.comparing(TenantProfile::name))
            .toList();
    ZoneId zone = clients.isEmpty() ? ZoneId.of("Europe/Madrid") : clients.getFirst().zone();
    return new Viewer(
        person.id(),
        person.name(),
        person.email(),
        zone,
        new Preferences(
            person.locale(),
            Theme.valueOf(person.theme().toUpperCase(Locale.ROOT)),
            Density.valueOf(person.density().toUpperCase(Locale.ROOT)),
            person.singleKeys()),
        roles,
        clients.stream()
            .map(client ->
                new ViewerClient(
                    client.slug(),
                    client.name(),
                    ClientColour.valueOf(client.colour().toUpperCase(Locale.ROOT))))
            .toList());
  }

  private static Optional<SignedInUser> user() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
        ? Optional.of(user)
        : Optional.empty();
  }
}
