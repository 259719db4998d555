package io.trastienda.platform.cases;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import org.jspecify.annotations.Nullable;

/// Passes a case from hand to hand; room `dispatch` does it.
public interface Hands {

  /// Ends the hold of a case and keeps the case for one person, or lets it wait for anybody.
  ///
  /// @param fence of the caller's hold; null to end anybody's, for a coordinator
  /// @param to for whom it is kept, null for nobody
  /// @throws io.trastienda.platform.Refusal if the hold is over, or the receiver may not, cannot or
  ///   has no room to take it
  void handOver(TenantId tenant, CaseId id, @Nullable Long fence, @Nullable PersonId to);

  /// Keeps for the caller what was handed over and nobody took yet.
  ///
  /// @param to whom it was kept for, null for nobody
  /// @throws io.trastienda.platform.Refusal if somebody took it
  void takeBack(TenantId tenant, CaseId id, @Nullable PersonId to);
}
