package io.trastienda.platform.access;

/// What a person or key may be for one client. {@link #ADMINISTRATOR} is the operator's own: it
/// belongs to no client and sees no cases.
public enum Role {
  /// Works cases.
  AGENT,
  /// Runs the floor.
  COORDINATOR,
  /// Scores work.
  QUALITY,
  /// Answers to the client for the service.
  ACCOUNT_MANAGER,
  /// Closes and explains the month.
  FINANCE,
  /// Runs the platform: tenants, people, health.
  ADMINISTRATOR,
  /// Client: everything its company may do.
  CLIENT_ADMINISTRATOR,
  /// Client: hands over work.
  CLIENT_REQUESTER,
  /// Client: approves.
  CLIENT_APPROVER,
  /// Client: reads.
  CLIENT_VIEWER;

  /// Says whether the role is held by the client's own people.
  public boolean client() {
    return switch (this) {
      case AGENT, COORDINATOR, QUALITY, ACCOUNT_MANAGER, FINANCE, ADMINISTRATOR -> false;
      case CLIENT_ADMINISTRATOR, CLIENT_REQUESTER, CLIENT_APPROVER, CLIENT_VIEWER -> true;
    };
  }
}
