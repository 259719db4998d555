package io.trastienda.platform.tenancy;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/// Tells Hibernate whose rows a session may see. Without a client it is 0, and there is no tenant
/// 0: such a session sees no client's row and can insert none.
final class CurrentTenant implements CurrentTenantIdentifierResolver<Integer> {

  static final Integer NONE = 0;

  @Override
  public Integer resolveCurrentTenantIdentifier() {
    return Call.bound()
        .flatMap(Call::tenantIfAny)
        .map(io.trastienda.platform.TenantId::value)
        .orElse(NONE);
  }

  @Override
  public boolean validateExistingCurrentSessions() {
    return true;
  }
}
