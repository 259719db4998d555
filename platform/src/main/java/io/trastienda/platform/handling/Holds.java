package io.trastienda.platform.handling;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.Optional;

/// Says since when somebody holds a case; room `dispatch` answers.
public interface Holds {

  /// Gives when a hold began, empty if it is over or another's.
  ///
  /// @param fence the number the hold came with
  Optional<Instant> since(TenantId tenant, CaseId id, PersonId person, long fence);
}
