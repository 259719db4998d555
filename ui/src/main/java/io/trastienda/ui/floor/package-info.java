/// The coordinator's live floor: what waits, what is at risk, who does what, who must be told.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "ui.shell",
      "ui.desk",
      "platform.access",
      "platform.alerts",
      "platform.tenancy",
      "platform.events",
      "platform.catalogue",
      "platform.cases",
      "platform.dispatch",
      "platform.handling"
    })
package io.trastienda.ui.floor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
