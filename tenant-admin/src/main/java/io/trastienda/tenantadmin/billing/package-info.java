/// Billing: from the metered task through its price to the statement.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "tenantadmin.clients"
    })
package io.trastienda.tenantadmin.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
