/// Drives a real browser against running screens; test scope only.
@NullMarked
package io.trastienda.ui.testing;

import org.jspecify.annotations.NullMarked;
