/// The agent's desk: today, the queue, and the page on which a case is worked.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "ui.shell",
      "platform.access",
      "platform.tenancy",
      "platform.events",
      "platform.catalogue",
      "platform.cases",
      "platform.dispatch",
      "platform.handling",
      "platform.macros",
      "platform.worklist"
    })
package io.trastienda.ui.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
