package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds clients by the names that people and routes use.
///
/// It judges nobody, so a route resolves a slug here first and is judged at the first service it
/// calls: a client that the caller may not know and one that does not exist end in the same words.
@Component
public class TenantDirectory {

  private final TenantRegister register;

  TenantDirectory(TenantRegister register) {
    this.register = register;
  }

  /// Gives the number behind a slug.
  ///
  /// @throws NoSuchTenant if no client has it
  public TenantId idOf(String slug) {
    return register.bySlug(slug).map(TenantProfile::id).orElseThrow(() -> new NoSuchTenant(slug));
  }

  /// Gives the profile of a client that the caller already works for.
  public Optional<TenantProfile> profile(TenantId tenant) {
    return register.byId(tenant);
  }

  /// Gives every client in the order of their names; for operator screens and jobs.
  public List<TenantProfile> all() {
    return register.all();
  }

  /// Creates the row of a new client and gives its profile.
  ///
  /// @param wanted the profile without its number, which the register gives
  /// @throws TenantNameTaken if slug or prefix belongs to another client
  public TenantProfile create(NewTenant wanted) {
    return register.create(wanted);
  }

  /// Moves a client on in its life.
  public void moveTo(TenantId tenant, TenantState state) {
    register.moveTo(tenant, state);
  }
}
