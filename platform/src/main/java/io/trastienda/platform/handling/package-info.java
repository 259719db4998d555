/// Handling: how the people of the desk spend their time, at which case or at none.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "platform.cases"
    })
package io.trastienda.platform.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
