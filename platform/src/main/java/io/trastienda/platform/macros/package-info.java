/// Macros: what a client's people write and do again and again, kept as texts and lists of steps.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.catalogue",
      "platform.cases"
    })
package io.trastienda.platform.macros;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
