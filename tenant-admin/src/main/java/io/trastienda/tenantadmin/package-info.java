/// Tenant administration: the client companies and what their work costs them.
@NullMarked
package io.trastienda.tenantadmin;

import org.jspecify.annotations.NullMarked;
