package io.trastienda.platform.catalogue;

/// What a case's clock does when the case is reopened.
public enum ReopenRule {
  /// It goes on with what it had used: the rest of the old time is left.
  REST_OF_OLD,
  /// It begins anew, with the whole target from the reopening on.
  NEW_CLOCK
}
