package io.trastienda.platform.dispatch;

/// Why somebody gave a case back, passed it over, took it away or moved it forward. The operator's
/// tables keep the code only; what else there is to say is a note of the case.
public enum Reason {
  /// Something is missing that only the client or its customer can give.
  INFORMATION_MISSING,
  /// The agent cannot do it: a skill or a language is missing.
  SKILL_MISSING,
  /// The agent's time is over.
  NO_TIME,
  /// It waits in the wrong queue.
  WRONG_QUEUE,
  /// The agent knows the customer.
  CONFLICT_OF_INTEREST,
  /// The agent is away.
  AGENT_AWAY,
  /// It cannot wait.
  URGENT,
  /// The client asked for it.
  CLIENT_ASKED,
  /// Work is spread more evenly.
  BALANCE,
  /// None of these.
  OTHER
}
