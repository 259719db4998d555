package io.trastienda.platform.tenancy;

/// The life of a client company with the operator.
public enum TenantState {
  /// Talks, no contract.
  PROSPECT,
  /// Contract signed, being set up.
  ONBOARDING,
  /// Past and first work moves over.
  TRANSITION,
  /// Work runs.
  LIVE,
  /// Nobody signs in for it and nothing is written; its events are kept.
  SUSPENDED,
  /// Takes its data home.
  LEAVING,
  /// Gone.
  CLOSED
}
