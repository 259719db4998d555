/// Intake: work coming in, by form, API or history import, once and validated.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "platform.catalogue",
      "platform.cases"
    })
package io.trastienda.platform.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
