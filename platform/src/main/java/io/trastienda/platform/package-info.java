/// The vocabulary: the few values that three rooms or more share. Knows nothing but `java.*`.
@NullMarked
package io.trastienda.platform;

import org.jspecify.annotations.NullMarked;
