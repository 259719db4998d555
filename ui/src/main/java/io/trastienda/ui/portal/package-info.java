/// Portal: what a client's own people see of their service, their cases and their money.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.catalogue",
      "platform.cases",
      "platform.events",
      "tenantadmin.billing",
      "analytics.kpi",
      "analytics.warehouse",
      "ui.shell",
      "ui.report"
    })
package io.trastienda.ui.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
