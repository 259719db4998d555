/// The start program and the demo: test scope only, never in the packaged jar.
@NullMarked
package io.trastienda.start;

import org.jspecify.annotations.NullMarked;
