package io.trastienda.platform.events;

import io.trastienda.platform.CaseId;
import io.trastienda.platform.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A piece of an agent's time was spent on one client: the seconds that handling time, occupancy
/// and utilisation are made of. Pieces never overlap for one agent, and what belongs to no case is
/// split among the agent's clients, so that sums over clients count every second once.
///
/// @param id the fact's number, UUIDv7
/// @param tenant the client
/// @param agent code by which the client knows the agent
/// @param kind what the time was spent on
/// @param from when the piece began
/// @param to when it ended, not before `from`; a correction has no length
/// @param millis what counts for this client, at most the piece's length; a correction may take
///   time away
/// @param work the case, null for time without one
public record AgentTime(
    UUID id,
    TenantId tenant,
    String agent,
    Kind kind,
    Instant from,
    Instant to,
    long millis,
    @Nullable Work work)
    implements Fact {

  /// What an agent's time is spent on.
  public enum Kind {
    /// At a case, in front of its page.
    HANDLING,
    /// A correction of handling time that a second person approved.
    CORRECTION,
    /// On the queue and at no case.
    IDLE,
    /// Rest.
    BREAK,
    /// Learning.
    TRAINING,
    /// In a meeting.
    MEETING
  }

  /// The case that time was spent on, as it was then.
  ///
  /// @param caseId the case
  /// @param reference our reference
  /// @param workType key of its work type
  /// @param priority 1 highest to 4
  public record Work(CaseId caseId, String reference, String workType, int priority) {}

  /// Refuses time that runs backwards or counts more than there was.
  public AgentTime {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("piece must not end before " + from + ", but ends " + to);
    }
    if (kind != Kind.CORRECTION
        && (millis < 0 || millis > to.toEpochMilli() - from.toEpochMilli())) {
      throw new IllegalArgumentException(
          "piece must count 0 to its length, but counts " + millis + " ms");
    }
    boolean atCase = kind == Kind.HANDLING || kind == Kind.CORRECTION;
    if (atCase != (work != null)) {
      throw new IllegalArgumentException("piece of " + kind + " must name a case if it is at one");
    }
  }

  @Override
  public Instant occurredAt() {
    return to;
  }

  @Override
  public String type() {
    return "io.trastienda.agent.time-recorded.v1";
  }

  @Override
  public String key() {
    return tenant + ":" + agent;
  }
}
