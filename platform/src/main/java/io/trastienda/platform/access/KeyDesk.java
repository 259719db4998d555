package io.trastienda.platform.access;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.tenancy.AcrossTenants;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Where the operator gives out API keys.
@Service
public class KeyDesk {

  KeyDesk() {}

  /// Makes a key, shown this once and kept as a hash only: `trs_<name>_<32 random bytes>_<check>`.
  ///
  /// @param name what it is for, 1 to 40 characters
  /// @param tenants whose clients' data it opens: one for a client's system, several for a job
  /// @param role what it may do for each of them
  @AcrossTenants("the operator gives keys for any client")
  @Allowed(Role.ADMINISTRATOR)
  public String create(String name, Set<TenantId> tenants, Role role) {
    throw new UnsupportedOperationException();
  }
}
