/// Clients: a client company from prospect to exit, and the versions of its contract.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "platform.catalogue"
    })
package io.trastienda.tenantadmin.clients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
