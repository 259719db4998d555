/// What this module's integration tests run in.
@NullMarked
package io.trastienda.tenantadmin.testing;

import org.jspecify.annotations.NullMarked;
