package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where coordinators see what is behind the floor's numbers: the cases, what agents passed over,
/// and how each client's queues and agents are set up.
@Service
public class FloorWatch {

  private static final int MOST = 200;
  private static final int MOST_DUES = 5_000;

  private final Watch watch;

  FloorWatch(Watch watch) {
    this.watch = watch;
  }

  /// Gives one page of cases of the clients that the caller coordinates.
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public List<FloorCase> cases(FloorFilter filter) {
    return watch.cases(caller(), filter);
  }

  /// Counts the cases that a filter has, without its page.
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public int count(FloorFilter filter) {
    return watch.count(caller(), filter);
  }

  /// Gives what happened to cases besides the plain next case, the latest first.
  ///
  /// @param kinds only these
  /// @param since from when on
  /// @return at most 200
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public List<Move> moves(List<Move.Kind> kinds, Instant since) {
    return watch.moves(caller(), kinds, since, MOST);
  }

  /// Gives when the open cases of a client that nobody parked are due, the soonest first and those
  /// without a promise, as {@link Instant#MAX}, last.
  ///
  /// @return at most 5,000
  @Allowed(Role.COORDINATOR)
  @Transactional(readOnly = true)
  public List<Instant> dues(TenantId tenant) {
    return watch.dues(tenant, MOST_DUES);
  }

  /// Gives the agents of a client and how much of each one's day is the client's.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<AgentShare> shares(TenantId tenant) {
    return watch.shares(tenant);
  }

  /// Gives how each queue of a client gives its cases.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public List<QueueMode> modes(TenantId tenant) {
    return watch.modes(tenant);
  }

  /// Says how many hours of waiting a client's cases count more than others'.
  ///
  /// @return 0 to 24
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR})
  @Transactional(readOnly = true)
  public int weight(TenantId tenant) {
    return watch.weight(tenant);
  }

  private static PersonId caller() {
    Actor actor = Call.current().actor();
    if (actor instanceof Actor.Person person) {
      return person.id();
    }
    throw new PersonNeeded(actor);
  }
}
