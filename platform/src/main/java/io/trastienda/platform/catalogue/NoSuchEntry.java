package io.trastienda.platform.catalogue;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// The client's catalogue has no such work type, calendar or service level.
public final class NoSuchEntry extends Refusal {

  NoSuchEntry(Phrase thing, String key) {
    super(
        Kind.NOT_FOUND,
        "catalogue.no-such-entry",
        "there is no " + thing + " '" + key + "' in this client's catalogue",
        Map.of("thing", thing, "key", key));
  }
}
