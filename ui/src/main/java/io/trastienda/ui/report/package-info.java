/// Report: figures, statements and cases to read, made once for account managers and clients; each
/// room that shows them brings its own doors.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.catalogue",
      "platform.cases",
      "platform.events",
      "tenantadmin.billing",
      "analytics.kpi",
      "analytics.warehouse",
      "ui.shell"
    })
package io.trastienda.ui.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
