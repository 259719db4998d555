/// Layout, sign-in, navigation, errors, languages and the components and charts that every screen
/// is made of.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.access", "platform.tenancy", "platform.events"})
package io.trastienda.ui.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
