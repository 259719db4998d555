/// Designer: where account managers and administrators say, without code, how a client's work is
/// done and how fast.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "ui.shell",
      "ui.accounts",
      "platform.tenancy",
      "platform.access",
      "platform.catalogue",
      "platform.cases",
      "platform.macros",
      "tenantadmin.clients"
    })
package io.trastienda.ui.designer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
