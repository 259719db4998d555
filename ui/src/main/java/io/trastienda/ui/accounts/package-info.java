/// Accounts: where account managers and finance read each client's service, money and contract.
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
      "ui.shell",
      "ui.desk",
      "ui.report"
    })
package io.trastienda.ui.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
