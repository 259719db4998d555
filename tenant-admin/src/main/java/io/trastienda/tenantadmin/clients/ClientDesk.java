package io.trastienda.tenantadmin.clients;

import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.NewTenant;
import io.trastienda.platform.tenancy.TenantProfile;
import io.trastienda.platform.tenancy.TenantState;
import java.util.List;
import org.springframework.stereotype.Service;

/// Where the operator takes in client companies and leads them through their life.
@Service
public class ClientDesk {

  ClientDesk() {}

  /// Creates a client company; its calendar, service levels and work types follow by {@link
  /// #equip}, its prices by the rate cards of room `billing`.
  ///
  /// @throws io.trastienda.platform.tenancy.TenantNameTaken if slug or prefix is taken
  @AcrossTenants("a client company does not exist before it is created")
  @Allowed(Role.ADMINISTRATOR)
  public TenantProfile create(NewTenant wanted) {
    throw new UnsupportedOperationException();
  }

  /// Gives a client the work types of some templates with their service levels, on a calendar of
  /// Monday to Friday in its zone; a template it already has changes nothing.
  ///
  /// @param templates keys of {@link #templates()}
  @Allowed(Role.ADMINISTRATOR)
  public void equip(TenantId tenant, List<String> templates) {
    throw new UnsupportedOperationException();
  }

  /// Gives the templates that a client can be equipped with.
  @AcrossTenants("templates are the operator's")
  @Allowed(Role.ADMINISTRATOR)
  public List<WorkTemplate> templates() {
    throw new UnsupportedOperationException();
  }

  /// Moves a client on in its life.
  @AcrossTenants("the operator leads clients through their life")
  @Allowed(Role.ADMINISTRATOR)
  public void moveTo(TenantId tenant, TenantState state) {
    throw new UnsupportedOperationException();
  }

  /// Gives every client, by name.
  @AcrossTenants("the operator's list of clients")
  @Allowed(Role.ADMINISTRATOR)
  public List<TenantProfile> clients() {
    throw new UnsupportedOperationException();
  }

  /// Gives the clients that the caller works for in any role, by name.
  @AcrossTenants("a caller's own clients")
  @Allowed(everyone = true)
  public List<TenantProfile> mine() {
    throw new UnsupportedOperationException();
  }
}
