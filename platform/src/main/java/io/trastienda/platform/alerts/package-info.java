/// Alerts: what somebody must be told of a promise that is being used up, and whether he was.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "platform.cases"
    })
package io.trastienda.platform.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
