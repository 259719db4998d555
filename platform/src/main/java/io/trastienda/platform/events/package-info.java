/// Events: the facts that others may hear, from the outbox to Kafka and the live feed.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.tenancy"})
package io.trastienda.platform.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
