/// Cases: one piece of back-office work each, known to people by its reference.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "platform.catalogue"
    })
package io.trastienda.platform.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
