package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Who may do what for which client, as far as the boundary needs to know; room `access` answers.
public interface Memberships {

  /// Looks up how an actor stands to a client at this moment.
  ///
  /// @param actor a person or key; jobs are never asked about
  /// @param tenant the client, or null for calls across tenants
  Standing standing(Actor actor, @Nullable TenantId tenant);

  /// How one actor stands to one client, for the length of one call.
  interface Standing {

    /// Says whether the actor may know that the client exists.
    boolean member();

    /// Says whether the client is suspended or closed and the actor is not one who could take it up
    /// again.
    boolean barred();

    /// Says whether the actor may call a service method.
    ///
    /// @param method the method as the service class declares it
    boolean allows(Method method);
  }
}
