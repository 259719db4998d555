/// Catalogue: the versions of work types, calendars and service levels that cases are worked by.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.tenancy", "platform.access", "platform.events"})
package io.trastienda.platform.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
