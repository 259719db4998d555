/// Api: the REST door for the clients' own systems and for scripts.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.catalogue",
      "platform.cases",
      "platform.intake",
      "tenantadmin.billing",
      "analytics.kpi",
      "ui.shell"
    })
package io.trastienda.ui.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
