package io.trastienda.platform.dispatch;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Where agents get work and coordinators see it, over all the clients that each of them serves.
@Service
public class DispatchDesk {

  DispatchDesk() {}

  /// Gives the caller the best waiting case over all clients for which the caller is an agent, and
  /// leases it. A case that the caller already holds comes first.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed(Role.AGENT)
  public Optional<Offer> next() {
    throw new UnsupportedOperationException();
  }

  /// Leases one case by hand, logged as picked.
  ///
  /// @throws CaseHeld if somebody else holds it
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public Offer claim(TenantId tenant, CaseId id) {
    throw new UnsupportedOperationException();
  }

  /// Keeps the hold alive while the screen is.
  ///
  /// @return the new end of the lease, in real time
  /// @throws StaleFence if somebody else holds the case by now
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public Instant renew(TenantId tenant, CaseId id, long fence) {
    throw new UnsupportedOperationException();
  }

  /// Gives a case back to its queue with its age.
  ///
  /// @param reason why, 1 to 200 characters
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void release(TenantId tenant, CaseId id, long fence, String reason) {
    throw new UnsupportedOperationException();
  }

  /// Takes a case away from whoever holds it.
  @Allowed(Role.COORDINATOR)
  public void rescue(TenantId tenant, CaseId id, String reason) {
    throw new UnsupportedOperationException();
  }

  /// Gives rows of the queues of the clients for which the caller is agent or coordinator.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public List<QueueItem> queue(QueueFilter filter) {
    throw new UnsupportedOperationException();
  }

  /// Counts the rows that a filter has, without its page.
  @AcrossTenants("one desk over several clients: the queue is the operator's")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int count(QueueFilter filter) {
    throw new UnsupportedOperationException();
  }

  /// Gives the live table of the clients for which the caller is coordinator.
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  public List<FloorRow> floor() {
    throw new UnsupportedOperationException();
  }

  /// Gives the agents of the clients for which the caller is coordinator.
  @AcrossTenants("the floor is one over all the clients that a coordinator serves")
  @Allowed(Role.COORDINATOR)
  public List<RosterRow> roster() {
    throw new UnsupportedOperationException();
  }

  /// Says what the caller is doing from now on.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void presence(Presence presence) {
    throw new UnsupportedOperationException();
  }

  /// Gives what the caller said last, OFF if nothing.
  @AcrossTenants("an agent is on queue for all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public Presence presence() {
    throw new UnsupportedOperationException();
  }
}
