/// Kpi: the catalogue of measures, their values, and the cases behind each of them.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.events",
      "analytics.warehouse"
    })
package io.trastienda.analytics.kpi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
