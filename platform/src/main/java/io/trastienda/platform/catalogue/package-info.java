/// Work types, business calendars and service levels: what was promised, and the pure arithmetic of
/// the clock that measures it.
@NullMarked
package io.trastienda.platform.catalogue;

import org.jspecify.annotations.NullMarked;
