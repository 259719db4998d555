package io.trastienda.platform.worklist;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.dispatch.Place;

/// What a list did to one case, with what is needed to take it back.
///
/// @param act what was done
/// @param before where the case stood
/// @param after where it stands now; the same if there was nothing to do
public record BulkDone(BulkAct act, Place before, Place after) {

  /// Whose case it is.
  public TenantId tenant() {
    return before.tenant();
  }

  /// The case.
  public CaseId id() {
    return before.id();
  }

  /// Our reference.
  public String reference() {
    return before.reference();
  }

  /// Whether anything was changed.
  public boolean changed() {
    return !before.equals(after);
  }
}
