package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Where staff open, work and read cases of one client.
@Service
public class CaseDesk {

  CaseDesk() {}

  /// Opens a case.
  ///
  /// @return its summary, with its new reference
  /// @throws InvalidCase if a value breaks a rule of the work type
  @Allowed({
    Role.AGENT,
    Role.COORDINATOR,
    Role.ACCOUNT_MANAGER,
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER
  })
  public CaseSummary open(TenantId tenant, NewCase wanted) {
    throw new UnsupportedOperationException();
  }

  /// Begins work, or takes it up again after a pause.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void start(TenantId tenant, CaseId id, long fence) {
    throw new UnsupportedOperationException();
  }

  /// Sets a case aside; its clock pauses if the service level lists the reason.
  ///
  /// @param reason key of one of the work type's park reasons
  /// @param wakesAt when it comes back by itself, null for when somebody resumes it
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void park(
      TenantId tenant, CaseId id, long fence, String reason, @Nullable Instant wakesAt) {
    throw new UnsupportedOperationException();
  }

  /// Brings a parked case back to the queue.
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void resume(TenantId tenant, CaseId id) {
    throw new UnsupportedOperationException();
  }

  /// Brings back every parked case of the client whose time has come.
  ///
  /// @return how many came back
  public int wake(TenantId tenant) {
    throw new UnsupportedOperationException();
  }

  /// Completes a case: required fields, mandatory items and the fence are checked.
  ///
  /// @param outcome key of one of the work type's outcomes
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public void complete(TenantId tenant, CaseId id, long fence, String outcome) {
    throw new UnsupportedOperationException();
  }

  /// Opens a closed case again; its clock runs on with what it had used.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public void reopen(TenantId tenant, CaseId id, String reason) {
    throw new UnsupportedOperationException();
  }

  /// Gives a case up: closed without a completion.
  @Allowed({Role.COORDINATOR, Role.ACCOUNT_MANAGER})
  public void cancel(TenantId tenant, CaseId id, String reason) {
    throw new UnsupportedOperationException();
  }

  /// Keeps what the agent typed.
  ///
  /// @param version the version the agent saw; a newer one refuses
  /// @return the new version
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int save(TenantId tenant, CaseId id, long fence, int version, Map<String, String> fields) {
    throw new UnsupportedOperationException();
  }

  /// Ticks a checklist item, or takes the tick away.
  ///
  /// @return the new version
  @Allowed({Role.AGENT, Role.COORDINATOR})
  public int tick(TenantId tenant, CaseId id, long fence, String item, boolean done) {
    throw new UnsupportedOperationException();
  }

  /// Adds a note that the client never sees.
  ///
  /// @param text 1 to 4,000 characters
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  public void note(TenantId tenant, CaseId id, String text) {
    throw new UnsupportedOperationException();
  }

  /// Gives a case by our reference.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  public CaseDetail get(TenantId tenant, String reference) {
    throw new UnsupportedOperationException();
  }

  /// Gives a case by its number.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  public CaseDetail get(TenantId tenant, CaseId id) {
    throw new UnsupportedOperationException();
  }

  /// Gives one page of cases.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  public CasePage list(TenantId tenant, CaseQuery query) {
    throw new UnsupportedOperationException();
  }

  /// Gives the rows of some cases, in the order of the numbers; unknown ones are left out.
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER, Role.FINANCE})
  public List<CaseSummary> summaries(TenantId tenant, List<CaseId> ids) {
    throw new UnsupportedOperationException();
  }

  /// Counts what PostgreSQL holds of a client, to hold the warehouse against.
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE})
  public CaseFigures figures(TenantId tenant, Instant from, Instant to) {
    throw new UnsupportedOperationException();
  }
}
