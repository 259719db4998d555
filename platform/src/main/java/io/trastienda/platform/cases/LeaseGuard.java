package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;

/// Says whether the caller still holds a case; room `dispatch` answers.
public interface LeaseGuard {

  /// Lets the holder's change pass.
  ///
  /// @param fence the number the lease came with; a later lease has a greater one
  /// @throws io.trastienda.platform.Refusal if the lease is over or the fence is stale
  void check(TenantId tenant, CaseId id, long fence);
}
