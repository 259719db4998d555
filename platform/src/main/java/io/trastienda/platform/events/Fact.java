package io.trastienda.platform.events;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.UUID;

/// Something that happened and stays true. Facts are additive: a new field is optional, an old one
/// keeps its meaning.
public sealed interface Fact permits CaseFact, AgentIntervalClosed, AgentTime {

  /// Gives the fact's own number, a UUIDv7; consumers drop a second one.
  UUID id();

  /// Gives the client it happened for.
  TenantId tenant();

  /// Gives when it happened, in the world: for replayed history the past.
  Instant occurredAt();

  /// Gives its type for CloudEvents, such as `io.trastienda.case.completed.v1`.
  String type();

  /// Gives what keeps facts in order: `tenant:case` or `tenant:agent`.
  String key();
}
