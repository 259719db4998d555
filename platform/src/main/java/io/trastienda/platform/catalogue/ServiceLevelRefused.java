package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;

/// A service level with a blank key, an unknown priority or a target that is not positive.
public final class ServiceLevelRefused extends ClockRefusal {

  private static final long serialVersionUID = 1L;

  ServiceLevelRefused(Phrase thing, Phrase rule, Object value) {
    super("catalogue.service-level-refused", thing, rule, value);
  }
}
