/// Me: what one agent did, in numbers that open their cases.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "ui.shell",
      "ui.desk",
      "ui.report",
      "platform.access",
      "platform.tenancy",
      "platform.cases",
      "analytics.kpi",
      "analytics.warehouse"
    })
package io.trastienda.ui.me;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
