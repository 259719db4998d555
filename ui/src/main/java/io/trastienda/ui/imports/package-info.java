/// Imports: where a client's old work log is tried, read in and watched.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"ui.shell", "platform.tenancy", "platform.access", "platform.intake"})
package io.trastienda.ui.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
