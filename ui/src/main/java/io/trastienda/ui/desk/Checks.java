package io.trastienda.ui.desk;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.MembershipView;
import io.trastienda.platform.access.PeopleDesk;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseChecks;
import io.trastienda.ui.shell.ViewerClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads what waits for a second person at all of the reader's clients.
@Component
class Checks {

  private static final Set<Role> CHECKERS = Set.of(Role.AGENT, Role.COORDINATOR, Role.QUALITY);

  private final CaseChecks checks;
  private final PeopleDesk people;
  private final Clients clients;
  private final Clock clock;

  Checks(CaseChecks checks, PeopleDesk people, Clients clients, Clock clock) {
    this.checks = checks;
    this.people = people;
    this.clients = clients;
    this.clock = clock;
  }

  /// A case that waits for a second person, and whose it is.
  record Waiting(ViewerClient client, CaseChecks.Asked asked) {

    String path() {
      return DeskNavigation.caseOf(client.slug(), asked.summary().reference());
    }
  }

  /// The longest waiting first.
  List<Waiting> waiting() {
    List<Waiting> all = new ArrayList<>();
    for (TenantId tenant : serving()) {
      ViewerClient client = clients.client(tenant);
      checks.waiting(tenant).forEach(asked -> all.add(new Waiting(client, asked)));
    }
    all.sort(Comparator.comparing(one -> one.asked().askedAt()));
    return all;
  }

  /// How many of them the reader may decide.
  int count() {
    return (int) waiting().stream().filter(one -> !one.asked().own()).count();
  }

  private List<TenantId> serving() {
    Instant now = clock.instant();
    return people.me().memberships().stream()
        .filter(one -> CHECKERS.contains(one.role()))
        .filter(one -> !one.from().isAfter(now))
        .filter(one -> one.until() == null || one.until().isAfter(now))
        .map(MembershipView::tenant)
        .distinct()
        .toList();
  }
}
