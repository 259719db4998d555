/// Tenancy: which client a call acts for, as whom, and where that client's data lives.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.trastienda.platform.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
