package io.trastienda.platform.dispatch;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.Refusal;
import java.util.Map;

/// A coordinator decides only about agents of clients that the coordinator serves.
public final class NotTheirAgent extends Refusal {

  NotTheirAgent(PersonId person) {
    super(
        Kind.FORBIDDEN,
        "dispatch.not-their-agent",
        "person number " + person + " must be an agent of a client that the caller coordinates",
        Map.of("person", person.value()));
  }
}
