/// Backend of the analytics tests and of the start program: a ClickHouse, wherever it comes from.
@NullMarked
package io.trastienda.analytics.testing;

import org.jspecify.annotations.NullMarked;
