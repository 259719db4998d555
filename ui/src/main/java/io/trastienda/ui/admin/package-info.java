/// Admin: where the operator takes in client companies, prices their work and appoints people.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "ui.shell",
      "platform.tenancy",
      "platform.access",
      "platform.alerts",
      "platform.catalogue",
      "platform.dispatch",
      "tenantadmin.clients",
      "tenantadmin.billing"
    })
package io.trastienda.ui.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
