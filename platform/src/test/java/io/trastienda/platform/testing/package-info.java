/// Real backends for tests and for the start program, and the contracts each of them keeps.
@NullMarked
package io.trastienda.platform.testing;

import org.jspecify.annotations.NullMarked;
