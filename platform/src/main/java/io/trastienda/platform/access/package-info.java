/// Access: who people are, what they may do for which client, and the trail of what they did.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.tenancy"})
package io.trastienda.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
