/// Warehouse: the facts in ClickHouse, each exactly once, and the only door through which they are
/// asked.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.tenancy", "platform.access", "platform.events"})
package io.trastienda.analytics.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
