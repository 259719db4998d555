/// Dispatch: the operator's queues, who works, and the next item; holds no customer data.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "platform.catalogue",
      "platform.cases",
      "platform.handling"
    })
package io.trastienda.platform.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
