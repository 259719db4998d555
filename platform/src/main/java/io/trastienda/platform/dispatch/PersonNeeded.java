package io.trastienda.platform.dispatch;

import io.trastienda.platform.Refusal;
import io.trastienda.platform.tenancy.Actor;
import java.util.Map;

/// Only a person can hold cases, be present and have queues.
public final class PersonNeeded extends Refusal {

  PersonNeeded(Actor actor) {
    super(
        Kind.FORBIDDEN,
        "dispatch.person-needed",
        "caller must be a person, but is " + actor.label(),
        Map.of("actor", actor.label()));
  }
}
