/// Analytics: what the facts add up to, per client.
@NullMarked
package io.trastienda.analytics;

import org.jspecify.annotations.NullMarked;
