/// Work lists: what people look at again and again in the queues, and what is done to many cases at
/// once; holds no customer data.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform.tenancy",
      "platform.access",
      "platform.cases",
      "platform.dispatch"
    })
package io.trastienda.platform.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
