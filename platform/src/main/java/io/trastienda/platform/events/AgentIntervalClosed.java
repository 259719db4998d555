package io.trastienda.platform.events;

import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.UUID;

/// An agent's stretch of time on one client's queue ended: the hours that productivity divides by.
///
/// @param id the fact's number, UUIDv7
/// @param tenant the client whose case the agent held
/// @param agent code by which the client knows the agent
/// @param from when it began
/// @param to when it ended, not before `from`
public record AgentIntervalClosed(UUID id, TenantId tenant, String agent, Instant from, Instant to)
    implements Fact {

  /// Refuses time that runs backwards.
  public AgentIntervalClosed {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "interval must not end before " + from + ", but ends " + to);
    }
  }

  @Override
  public Instant occurredAt() {
    return to;
  }

  @Override
  public String type() {
    return "io.trastienda.agent.interval-closed.v1";
  }

  @Override
  public String key() {
    return tenant + ":" + agent;
  }
}
