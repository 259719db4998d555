package io.trastienda.tenantadmin.billing;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where a client's prices are published, version by version.
@Service
public class RateCards {

  RateCards() {}

  /// Publishes the next version of the client's rate card; it holds from its first day on and a
  /// published version never changes.
  ///
  /// @return the version, from 1
  /// @throws InvalidRateCard if it begins before the version in force, or a price is below 0
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE, Role.ADMINISTRATOR})
  public int publish(TenantId tenant, RateCard card) {
    throw new UnsupportedOperationException();
  }

  /// Gives all versions, newest first.
  @Allowed({Role.ACCOUNT_MANAGER, Role.FINANCE, Role.ADMINISTRATOR})
  public List<RateCard> versions(TenantId tenant) {
    throw new UnsupportedOperationException();
  }
}
